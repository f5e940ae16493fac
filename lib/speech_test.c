#include "speech.h"

#include "test.h"

int
main(void)
{
	static const struct {
		const char *word;
		unsigned want;
	} cases[] = {
		{ "сказал", GK_SPEECH_SAY },     { "Сказала", GK_SPEECH_SAY },
		{ "заявили", GK_SPEECH_SAY },    { "словам", GK_SPEECH_BY },
		{ "передаёт", GK_SPEECH_RELAY }, { "назвал", GK_SPEECH_CALL },
		{ "зазначив", GK_SPEECH_SAY },   { "каза", GK_SPEECH_SAY },
		{ "деді", GK_SPEECH_SAY },       { "изјавио", GK_SPEECH_SAY },
		{ "абвясціў", GK_SPEECH_SAY },   { "мост", 0 },
		{ "", 0 },          { "ъ", 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(gk_speech_of(gk_str_of(cases[i].word)) == cases[i].want,
		   "%s", cases[i].word);
	return done();
}
