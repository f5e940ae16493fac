#include "slavonic.h"

#include "nominative_test.h"

int
main(void)
{
	static const struct person cases[] = {
		{ "Олексієм", "Гончаренком", "Олексій Гончаренко",
		  GK_NORM_MALE },
		{ "Миколі", "Азарову", "Микола Азаров", GK_NORM_MALE },
		{ "Ользі", "Стефанишиній", "Ольга Стефанишина",
		  GK_NORM_FEMALE },
		{ "Юлії", "Ткаченко", "Юлія Ткаченко", GK_NORM_FEMALE },
		{ "Наталією", "Ковальчук", "Наталія Ковальчук",
		  GK_NORM_FEMALE },
		{ "Івана", "Франка", "Іван Франко", GK_NORM_MALE },
		{ "Дмитра", "Кулеби", "Дмитро Кулеба", GK_NORM_MALE },
		{ "Василя", "Малюка", "Василь Малюк", GK_NORM_MALE },
		{ "Ігореві", "Сікорському", "Ігор Сікорський", GK_NORM_MALE },
		{ "Оксана", "Марчук", "Оксана Марчук", GK_NORM_FEMALE },
		{ "Ангела", "Меркель", "Ангела Меркель", GK_NORM_FEMALE },
		{ "Терезі", "Мей", "Тереза Мей", GK_NORM_FEMALE },
	};

	check_persons(cases, sizeof cases / sizeof *cases, gk_slavonic_person);
	return done();
}
