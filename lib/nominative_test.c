#include "nominative.h"

#include "nominative_test.h"

int
main(void)
{
	static const struct person cases[] = {
		{ "Умирзака", "Шукеева", "Умирзак Шукеев", GK_NORM_MALE },
		{ "Анну", "Петрову", "Анна Петрова", GK_NORM_FEMALE },
		{ "Саши", "Ивановой", "Саша Иванова", GK_NORM_FEMALE },
		{ "Саши", "Иванова", "Саша Иванов", GK_NORM_MALE },
		{ "Федора", "Достоевского", "Федор Достоевский", GK_NORM_MALE },
		{ "Дональдом", "Трампом", "Дональд Трамп", GK_NORM_MALE },
		{ "Ангела", "Меркель", "Ангела Меркель", GK_NORM_FEMALE },
		{ "Марией", "Меркель", "Мария Меркель", GK_NORM_FEMALE },
		{ "Имангали", "Тасмагамбета", "Имангали Тасмагамбет",
		  GK_NORM_MALE },
		{ "Лоика", "Шерали", "Лоик Шерали", GK_NORM_MALE },
		{ "Досыма", "Сатыбалды", "Досым Сатыбалды", GK_NORM_MALE },
		{ "Айгуль", "Сатпаевой", "Айгуль Сатпаева", GK_NORM_FEMALE },
		{ "Гульнар", "Сарсенбаеву", "Гульнар Сарсенбаева",
		  GK_NORM_FEMALE },
		{ "Нино", "Кикабидзе", "Нино Кикабидзе", GK_NORM_ANY },
	};

	check_persons(cases, sizeof cases / sizeof *cases, gk_nominative_person);
	return done();
}
