/* Makes lib/data/kin.bin, classes of words (lib/kin.h).
 *
 *	make-kin OUT < LIST
 *
 * A line of LIST is a word, its class and its wider class, from 0, between tabs,
 * as scripts/kin-classes prints them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kin.h"
#include "letters.h"

#define WORDS 250000
#define SLOTS 330000

static unsigned char wider[GK_KIN_CLASSES], slot[SLOTS][3];

static void
put(const char *word, unsigned kin)
{
	struct gk_letters l;
	uint32_t key, e;
	size_t i;

	gk_letters_read(gk_str_of(word), GK_ALPHABET_RUSSIAN, &l);
	key = gk_kin_key(gk_letters_part(&l, 0, l.n));
	for (i = gk_kin_slot(key, SLOTS); slot[i][0] + slot[i][1] + slot[i][2];
	     i = (i + 1) % SLOTS)
		if ((slot[i][1] >> 2 | slot[i][2] << 6) ==
		    (int)gk_kin_print(key))
			return;
	e = gk_kin_print(key) << 10 | kin;
	for (int k = 0; k < 3; k++)
		slot[i][k] = (unsigned char)(e >> 8 * k);
}

int
main(int argc, char **argv)
{
	char line[512], *word, *kin, *wide;
	FILE *f;
	size_t n = 0;

	if (argc != 2 || (f = fopen(argv[1], "wb")) == NULL) {
		fprintf(stderr, "usage: make-kin OUT < LIST\n");
		return 2;
	}
	while (fgets(line, sizeof line, stdin) != NULL && n++ < WORDS) {
		word = strtok(line, "\t");
		kin = strtok(NULL, "\t");
		wide = strtok(NULL, "\n");
		if (wide == NULL || atoi(kin) >= GK_KIN_CLASSES)
			return 2;
		put(word, (unsigned)atoi(kin));
		wider[atoi(kin)] = (unsigned char)atoi(wide);
	}
	fwrite(wider, 1, sizeof wider, f);
	for (int k = 0; k < 4; k++)
		fputc(SLOTS >> 8 * k & 0xFF, f);
	fwrite(slot, sizeof slot, 1, f);
	return fclose(f) == 0 ? 0 : 2;
}
