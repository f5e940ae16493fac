#include "forms.h"

#include "letters.h"
#include "lore.h"
#include "word.h"

#define E(s) { (s), sizeof(s) - 1 }

static uint32_t
hash_of(struct gk_str word)
{
	struct gk_letters l;

	gk_letters_read(word, GK_ALPHABET_RUSSIAN, &l);
	return gk_letters_part(&l, 0, l.n);
}

unsigned
gk_forms_known(struct gk_str lower)
{
	return gk_lore_of_form(hash_of(lower));
}

void
gk_forms_add(struct gk_forms *f, struct gk_str word)
{
	uint32_t bit = hash_of(word) % 4096;

	f->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

bool
gk_forms_has(const struct gk_forms *f, struct gk_str word)
{
	uint32_t bit = hash_of(word) % 4096;

	return (f->bits[bit / 64] >> bit % 64 & 1) != 0;
}

bool
gk_forms_in_consonant(struct gk_str s)
{
	static const struct gk_str vowels[] = {
		E("а"), E("е"), E("и"), E("о"), E("у"), E("ы"), E("э"),
		E("ю"), E("я"), E("ь"), E("й"),
	};

	for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
		if (gk_forms_ends(s, vowels[i].p, vowels[i].n))
			return false;
	return true;
}

bool
gk_forms_has_tail(struct gk_str s, const char *const *tails, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (gk_forms_ends(s, tails[i], strlen(tails[i])))
			return true;
	return false;
}

struct gk_str
gk_forms_lower(struct gk_str word, char *bytes, size_t cap)
{
	return gk_str(bytes, gk_word_lower(word, bytes, cap));
}
