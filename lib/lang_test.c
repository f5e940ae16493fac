#include "lang.h"

#include "test.h"

/* Letters of U+0400-U+04FF and others, mostly common ones; whole code points. */
static size_t
put_random(char *out, size_t n)
{
	static uint64_t seed = 1;
	size_t k = 0;

	while (n - k >= 2) {
		uint32_t x;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		x = (uint32_t)(seed >> 33);
		if (x % 8 == 0) {
			out[k++] = (char)(' ' + x / 8 % 95);
		} else {
			out[k++] = (char)(0xD0 + (x % 8 == 1 ? x / 8 % 4
							     : x / 8 % 2));
			out[k++] = (char)(0x80 + x / 64 % 64);
		}
	}
	return k;
}

static void
check_roads(void)
{
	static char text[4000];
	bool same = true;

	for (size_t n = 0; n < 600; n++) {
		size_t most = n % 3 == 0 ? n % sizeof text : n * 6;
		struct gk_str s = gk_str(text, put_random(text, most));
		const char *a = gk_lang_guess(s), *b = gk_lang_guess_narrow(s);

		same &= a == b;
	}
	ok(same, "blocks and bytes tell the same of random letters");
}

int
main(void)
{
	static const struct {
		const char *text, *lang;
	} cases[] = {
		{ "Жители двух деревень вышли на уборку снега вместе с "
		  "рабочими и за день расчистили дорогу.", "ru" },
		{ "Мешканці двох сіл вийшли прибирати сніг разом із "
		  "робітниками і за день розчистили дорогу.", "uk" },
		{ "Жыхары дзвюх вёсак выйшлі прыбіраць снег разам з "
		  "рабочымі і за дзень расчысцілі дарогу.", "be" },
		{ "Жителите на две села излязоха да чистят снега заедно с "
		  "работниците и за един ден разчистиха пътя.", "bg" },
		{ "Мештани два села изашли су да очисте снег заједно са "
		  "радницима и за један дан рашчистили пут кроз шуму, каже вођа.", "sr" },
		{ "Жителите на две села излегоа да го чистат снегот заедно "
		  "со работниците и за еден ден го исчистија патот.", "mk" },
		{ "Екі ауылдың тұрғындары жұмысшылармен бірге қар күреуге "
		  "шығып, бір күнде жолды тазалады.", "kk" },
		{ "Эки айылдын тургундары жумушчулар менен бирге кар "
		  "күрөөгө чыгып, бир күндө жолду тазалашты.", "ky" },
		{ "Сокинони ду деҳа якҷоя бо коргарон барои тоза кардани "
		  "барф баромаданд ва роҳро дар як рӯз кушоданд.", "tg" },
		{ "Хоёр тосгоны оршин суугчид ажилчдын хамт цас цэвэрлэхээр "
		  "гарч, нэг өдрийн дотор замыг нээв.", "mn" },
		{ "«Рыбы в этом году мало», — цитирует ТАСС рыбака Павла "
		  "Жукова.", "ru" },
		{ "Two villages cleared the road in a day.", NULL },
		{ "12 345", NULL },
		{ "Да", NULL },
		{ "", NULL },
	};
	const char *got;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		got = gk_lang_guess(gk_str_of(cases[i].text));
		ok((got == NULL) == (cases[i].lang == NULL) &&
		       (got == NULL || strcmp(got, cases[i].lang) == 0),
		   "%s is %s", cases[i].text, got ? got : "unknown");
	}
	check_roads();
	return done();
}
