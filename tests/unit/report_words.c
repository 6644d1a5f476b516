#include "plots/report/words.h"

#include "tests/unit/report_placeholders.h"

static void
test_every_phrase_is_translated(void)
{
	for (int phrase = 0; phrase < PHRASE_COUNT_OF; phrase++) {
		const char *nb = phrase_text((enum phrase)phrase, LANGUAGE_NB);
		const char *en = phrase_text((enum phrase)phrase, LANGUAGE_EN);
		check_that(
			nb && *nb && en && *en, __FILE__, __LINE__, "phrase %d has no translation", phrase);
		if (!nb || !en)
			continue;
		/* A singular or a word for "both" may leave a number out that the other language says. */
		check_that(placeholders(nb) == placeholders(en), __FILE__, __LINE__,
			"phrase %d has other placeholders in English: %s | %s", phrase, nb, en);
		check_that(!strchr(nb, '"') && !strstr(nb, "  "), __FILE__, __LINE__,
			"phrase %d has a straight quote or two blanks: %s", phrase, nb);
		/* A percent sign is never torn from its number. */
		check_that(!strstr(nb, " %") && !strstr(en, " %"), __FILE__, __LINE__,
			"phrase %d has a plain blank before %%: %s", phrase, nb);
	}
}

static void
test_placeholders(void)
{
	struct buffer out = { 0 };
	phrase_add(&out, LANGUAGE_NB, PHRASE_K_OF_N, "133", "190");
	CHECK_TEXT(out.bytes, "133\u00a0av\u00a0190");
	buffer_clear(&out);
	/* A text that holds a placeholder is not filled in itself. */
	phrase_add(&out, LANGUAGE_EN, PHRASE_AND, "{2} %s", "x");
	CHECK_TEXT(out.bytes, "{2} %s and x");
	buffer_free(&out);
}

static void
test_nouns(void)
{
	struct column_spec column = { .name = "enhet" };
	struct grouping grouping = { .label = "veileder.enhet", .column = &column };
	CHECK_TEXT(grouping_noun(&grouping, LANGUAGE_NB).plural, "enheter");
	CHECK_TEXT(grouping_noun(&grouping, LANGUAGE_EN).plural, "units");
	grouping.column = NULL;
	CHECK_TEXT(grouping_noun(&grouping, LANGUAGE_NB).singular, "enhet");
	grouping.label = "farge";
	CHECK_TEXT(grouping_noun(&grouping, LANGUAGE_NB).plural, "grupper");
}

int
main(void)
{
	test_every_phrase_is_translated();
	test_placeholders();
	test_nouns();
	return check_summary("report_words");
}
