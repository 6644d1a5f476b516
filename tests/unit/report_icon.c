#include "plots/report/icon.h"

#include <string.h>

#include "tests/check.h"

enum { VARIATIONS = VARIATION_NEUTRAL_LOW + 1, ASSURANCES = ASSURANCE_INCONSISTENT + 1 };

/* What is left of a picture for whoever sees no colours: the class, which is the colour, is taken out. */
static void
colour_forget(struct buffer *icon)
{
	const char *class = icon->bytes ? strstr(icon->bytes, "class=\"icon ") : NULL;
	if (!class)
		return;
	const char *end = strchr(class + 7, '"');
	struct buffer rest = { 0 };
	buffer_text(&rest, end + 1);
	buffer_clear(icon);
	buffer_text(icon, rest.bytes);
	buffer_free(&rest);
}

static void
icons_differ(struct buffer *icons, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		colour_forget(&icons[i]);
		for (size_t j = 0; j < i; j++)
			CHECK(strcmp(icons[i].bytes, icons[j].bytes) != 0);
	}
	for (size_t i = 0; i < count; i++)
		buffer_free(&icons[i]);
}

static void
test_without_colour(void)
{
	struct buffer icons[VARIATIONS - 1] = { 0 }, pairs[2 * (ASSURANCES - 1)] = { 0 };
	for (int i = 1; i < VARIATIONS; i++)
		icon_variation(&icons[i - 1], (enum variation)i, "x");
	CHECK(strstr(icons[VARIATION_IMPROVING_HIGH - 1].bytes, ">H</text>") != NULL);
	CHECK(strstr(icons[VARIATION_CONCERNING_LOW - 1].bytes, ">L</text>") != NULL);
	icons_differ(icons, VARIATIONS - 1);
	/* The signs are told apart whichever way is better; a curve through the line is so for both. */
	for (int i = 1; i < ASSURANCES; i++) {
		icon_assurance(&pairs[i - 1], (enum assurance)i, true, "x");
		icon_assurance(&pairs[ASSURANCES - 2 + i], (enum assurance)i, false, "x");
	}
	CHECK_TEXT(pairs[ASSURANCE_INCONSISTENT - 1].bytes,
		pairs[ASSURANCES - 2 + ASSURANCE_INCONSISTENT].bytes);
	buffer_free(&pairs[2 * (ASSURANCES - 1) - 1]);
	icons_differ(pairs, 2 * (ASSURANCES - 1) - 1);
}

static void
test_unknown(void)
{
	struct buffer out = { 0 };
	icon_variation(&out, VARIATION_UNKNOWN, "x");
	icon_assurance(&out, ASSURANCE_UNKNOWN, true, "x");
	CHECK_INT(out.length, 0);
}

/* The name of the picture is text, whatever it holds. */
static void
test_label(void)
{
	struct buffer out = { 0 };
	icon_variation(&out, VARIATION_COMMON, "\"><b>");
	CHECK(strstr(out.bytes, "role=\"img\" aria-label=\"&quot;&gt;&lt;b&gt;\"") != NULL);
	CHECK(strstr(out.bytes, "<title>&quot;&gt;&lt;b&gt;</title>") != NULL);
	CHECK(strstr(out.bytes, "<b>") == NULL);
	buffer_free(&out);
}

int
main(void)
{
	test_without_colour();
	test_unknown();
	test_label();
	return check_summary("report_icon");
}
