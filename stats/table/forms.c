#include "stats/table/forms.h"

#include <math.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/table/cleaning.h"
#include "stats/table/date_value.h"
#include "stats/table/truth_value.h"

enum {
	ALL_NUMBERS = 1 << FORM_NUMBER | 1 << FORM_THOUSANDS | 1 << FORM_QUALIFIED,
	SHORT_DIGITS = 15 /* as many can be no number that is beyond the largest double */
};

struct form_rules
form_rules_of(char decimal)
{
	static const struct column_spec any = { .type = TYPE_TEXT };
	const struct column_spec specs[] = {
		[FORM_NUMBER] = { .type = TYPE_NUMBER },
		[FORM_THOUSANDS] = { .type = TYPE_NUMBER, .thousands = decimal == ',' ? '.' : ',' },
		[FORM_QUALIFIED] = { .type = TYPE_NUMBER, .qualified = true },
	};
	struct form_rules rules = { .marks = marks_of(&any) };
	for (size_t i = 0; i < sizeof specs / sizeof *specs; i++)
		rules.numbers[i] = number_form_of(&specs[i], decimal);
	return rules;
}

void
form_rules_free(struct form_rules *rules)
{
	buffer_free(&rules->clean);
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

bool
decimal_is_shown(struct slice field, const struct number_value *value, char decimal)
{
	static const char digits[] = "0123456789";
	enum { GROUP = 3 };
	if (value->uses & NUMBER_GROUPED && memchr(field.bytes, decimal == ',' ? '.' : ',', field.length))
		return true;
	const char *sign = memchr(field.bytes, decimal, field.length);
	if (!sign)
		return false;
	size_t before = 0, behind = 0, at = (size_t)(sign - field.bytes);
	while (at + 1 + behind < field.length && memchr(digits, sign[1 + behind], sizeof digits - 1))
		behind++;
	while (before < at && memchr(digits, field.bytes[at - before - 1], sizeof digits - 1))
		before++;
	return behind != GROUP || before > GROUP || field.bytes[at - before] == '0';
}

static unsigned
number_forms(const struct form_rules *rules, struct slice field)
{
	unsigned forms = 0;
	bool fits = false;
	for (enum reading_form form = FORM_NUMBER; form <= FORM_QUALIFIED; form++) {
		/* What can be read plainly can be read in the other ways too. */
		if (!fits) {
			struct number_value value = number_read(field, &rules->numbers[form]);
			fits = !isnan(value.number);
			if (fits && form == FORM_NUMBER &&
				decimal_is_shown(field, &value, rules->numbers[form].decimal))
				forms |= FORMS_SHOWN;
		}
		forms |= (unsigned)fits << form;
	}
	return forms;
}

static unsigned
date_forms(struct slice field)
{
	static const struct column_spec usual = { .type = TYPE_DATE };
	static const struct column_spec two_digits = {
		.type = TYPE_DATE, .date_format = "dd.mm.yy", .pivot = INVENTORY_PIVOT
	};
	bool midnight;
	if (!is_digit(field.bytes[0]))
		return 0;
	return (unsigned)(date_read(field, &usual, &midnight) != DATE_MISSING) << FORM_DATE |
	       (unsigned)(date_read(field, &two_digits, &midnight) != DATE_MISSING) << FORM_DATE_SHORT;
}

bool
field_is_code(struct slice field)
{
	return field.length > 1 && field.bytes[0] == '0' && is_digit(field.bytes[1]);
}

unsigned
forms_of(struct form_rules *rules, struct slice field)
{
	field = field_trim(field);
	buffer_clear(&rules->clean);
	field = text_clean(field, &rules->clean);
	if (marks_find(&rules->marks, field) != SIZE_MAX)
		return FORMS_MARKED;
	if (field.length == 0)
		return 0;
	const char decimal = rules->numbers[FORM_NUMBER].decimal;
	const struct number_value plainly = { .number = field_number(field, decimal, 0) };
	bool plain = !isnan(plainly.number);
	unsigned forms = 0;
	if (plain)
		forms = ALL_NUMBERS | (decimal_is_shown(field, &plainly, decimal) ? FORMS_SHOWN : 0);
	else if (number_is_possible(field))
		forms = number_forms(rules, field);
	if (forms && field_is_code(field))
		forms |= FORMS_CODE;
	if (!plain)
		forms |= date_forms(field);
	return forms | (unsigned)(field_truth(field) != TRUTH_UNKNOWN) << FORM_TRUTH;
}

/* Digits and at most one decimal sign between them, which stands at *sign (0: there is none); and too long
 * for a truth. */
static bool
is_plain_number(struct slice field, char decimal, size_t *sign)
{
	*sign = 0;
	if (field.length < 2 || field.length > SHORT_DIGITS || !is_digit(field.bytes[field.length - 1]))
		return false;
	for (size_t i = 0; i < field.length; i++) {
		bool digit = is_digit(field.bytes[i]);
		if (!digit && (field.bytes[i] != decimal || i == 0 || *sign))
			return false;
		*sign = digit ? *sign : i;
	}
	return true;
}

/* A plain date, and not one of the years before 1000, which are read as mistakes. */
static bool
is_late_date(struct slice field)
{
	return field.length == 10 && field.bytes[field.bytes[2] == '.' ? 6 : 0] != '0' &&
	       date_is_plain(field);
}

/* Different for different fields of one length, from 1 to FORMS_SHORT. */
static inline void
memory_key(struct slice field, uint64_t *head, uint64_t *tail)
{
	const char *bytes = field.bytes;
	size_t length = field.length;
	*head = *tail = 0;
	if (length >= sizeof *head) {
		memcpy(head, bytes, sizeof *head);
		memcpy(tail, bytes + length - sizeof *tail, sizeof *tail);
	} else if (length >= sizeof(uint32_t)) {
		memcpy(head, bytes, sizeof(uint32_t));
		memcpy(tail, bytes + length - sizeof(uint32_t), sizeof(uint32_t));
	} else {
		for (size_t i = 0; i < length; i++)
			*head = *head << 8 | (unsigned char)bytes[i];
	}
}

static unsigned
forms_remembered(struct form_counts *counts, struct form_rules *rules, struct slice field)
{
	uint64_t head, tail;
	memory_key(field, &head, &tail);
	uint64_t mixed = (head ^ (tail << 1 | tail >> 63)) * UINT64_C(0x9E3779B97F4A7C15);
	struct form_memory *memory = &counts->remembered[(mixed >> 32 ^ field.length) % FORMS_REMEMBERED];
	if (memory->head != head || memory->tail != tail || memory->length != field.length)
		*memory = (struct form_memory){ head, tail, (uint16_t)field.length,
			(uint16_t)forms_of(rules, field) };
	return memory->forms;
}

void
forms_count(struct form_counts *counts, struct form_rules *rules, struct slice field)
{
	static const struct number_value plainly = { .uses = 0 };
	const char decimal = rules->numbers[FORM_NUMBER].decimal;
	unsigned forms = 0;
	size_t sign;
	bool digit = field.length > 1 && is_digit(field.bytes[0]);
	if (digit && is_plain_number(field, decimal, &sign))
		forms = ALL_NUMBERS | (field_is_code(field) ? FORMS_CODE : 0) |
			(sign && decimal_is_shown(field, &plainly, decimal) ? FORMS_SHOWN : 0);
	else if (digit && is_late_date(field))
		forms = 1 << FORM_DATE;
	else if (field.length > FORMS_SHORT)
		forms = forms_of(rules, field);
	else if (field.length)
		forms = forms_remembered(counts, rules, field);
	/* A field of blanks is blank too. */
	if (forms == 0 && field_trim(field).length == 0)
		counts->blank++;
	else
		counts->kinds[forms]++;
}

bool
forms_settle(const struct form_counts *counts, struct column_inventory *column)
{
	bool shown = false;
	column->blank += counts->blank;
	column->rows += counts->blank;
	for (unsigned forms = 0; forms < FORMS_KINDS; forms++) {
		size_t count = counts->kinds[forms];
		column->rows += count;
		*(forms & FORMS_MARKED ? &column->marked : &column->filled) += count;
		column->codes += forms & FORMS_CODE ? count : 0;
		shown = shown || (forms & FORMS_SHOWN && count);
		for (enum reading_form form = FORM_NUMBER; form < FORM_COUNT; form++)
			column->fits[form] += forms >> form & 1 ? count : 0;
	}
	return shown;
}
