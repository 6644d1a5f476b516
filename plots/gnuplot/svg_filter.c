#include "plots/gnuplot/svg_filter.h"

#include <string.h>

#include "stats/base/text.h"

enum { DEPTH_MOST = 32 };

struct slice {
	const char *bytes;
	size_t length;
};

struct filter {
	const char *at, *end;
	const char *id;
	struct buffer *out;
	struct {
		struct slice name;
		size_t out_before, out_after; /* around its opening tag */
	} open[DEPTH_MOST];
	size_t depth;
	size_t skipped; /* the depth from which on everything is left out; 0: nothing is */
	bool root_closed;
};

static bool
slice_is(struct slice slice, const char *text)
{
	return slice.length == strlen(text) && memcmp(slice.bytes, text, slice.length) == 0;
}

static bool
starts(const struct filter *filter, const char *text)
{
	size_t length = strlen(text);
	return (size_t)(filter->end - filter->at) >= length && memcmp(filter->at, text, length) == 0;
}

/* Moves behind the next `text`; false if there is none. */
static bool
skip_past(struct filter *filter, const char *text)
{
	const char *found = memmem(filter->at, (size_t)(filter->end - filter->at), text, strlen(text));
	if (found)
		filter->at = found + strlen(text);
	return found;
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void
skip_blanks(struct filter *filter)
{
	while (filter->at < filter->end && is_blank(*filter->at))
		filter->at++;
}

static bool
is_name_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
	       byte == '-' || byte == '_' || byte == ':';
}

static struct slice
read_name(struct filter *filter)
{
	struct slice name = { .bytes = filter->at };
	while (filter->at < filter->end && is_name_byte(*filter->at))
		filter->at++;
	name.length = (size_t)(filter->at - name.bytes);
	return name;
}

/* Whether an ampersand begins a reference that XML knows. */
static bool
is_reference(const char *at, const char *end)
{
	static const char *const known[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" };
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		size_t length = strlen(known[i]);
		if ((size_t)(end - at) >= length && memcmp(at, known[i], length) == 0)
			return true;
	}
	return false;
}

/* Character data between two tags. Only text elements have any; elsewhere gnuplot breaks lines as it likes.
 */
static bool
pass_text(struct filter *filter)
{
	const char *from = filter->at;
	bool blank = true;
	while (filter->at < filter->end && *filter->at != '<') {
		if (*filter->at == '&' && !is_reference(filter->at, filter->end))
			return false;
		if (starts(filter, "]]>"))
			return false;
		blank = blank && is_blank(*filter->at);
		filter->at++;
	}
	size_t length = (size_t)(filter->at - from);
	bool in_text = filter->depth > 1 && slice_is(filter->open[filter->depth - 1].name, "text");
	if (!in_text)
		return blank || filter->skipped;
	buffer_add(filter->out, from, length);
	return true;
}

static void
attribute_write(struct filter *filter, struct slice name, struct slice value)
{
	static const char bold[] = ":Bold", url[] = "url(#";
	struct buffer *out = filter->out;
	if (slice_is(name, "font-family")) {
		if (memmem(value.bytes, value.length, bold, sizeof bold - 1))
			buffer_text(out, " font-weight=\"bold\"");
		return;
	}
	size_t kept = 0; /* of the value, before the id goes in */
	bool identified = slice_is(name, "id");
	if (slice_is(name, "xlink:href")) {
		name = (struct slice){ "href", 4 };
		identified = value.length > 0 && value.bytes[0] == '#';
		kept = identified;
	} else if (value.length >= sizeof url - 1 && memcmp(value.bytes, url, sizeof url - 1) == 0) {
		identified = true;
		kept = sizeof url - 1;
	}
	buffer_char(out, ' ');
	buffer_add(out, name.bytes, name.length);
	buffer_text(out, "=\"");
	buffer_add(out, value.bytes, kept);
	if (identified) {
		buffer_text(out, filter->id);
		buffer_char(out, '-');
	}
	buffer_add(out, value.bytes + kept, value.length - kept);
	buffer_char(out, '"');
}

/* The attributes up to the end of the tag, which stays unread. */
static bool
pass_attributes(struct filter *filter, bool written)
{
	for (;;) {
		const char *before = filter->at;
		skip_blanks(filter);
		if (filter->at == filter->end)
			return false;
		if (*filter->at == '>' || *filter->at == '/')
			return true;
		struct slice name = read_name(filter);
		if (name.length == 0 || before == name.bytes)
			return false;
		skip_blanks(filter);
		if (filter->at == filter->end || *filter->at++ != '=')
			return false;
		skip_blanks(filter);
		if (filter->at == filter->end || (*filter->at != '"' && *filter->at != '\''))
			return false;
		char quote = *filter->at++;
		struct slice value = { .bytes = filter->at };
		while (filter->at < filter->end && *filter->at != quote) {
			if (*filter->at == '<' || *filter->at == '&' || *filter->at == '"')
				return false;
			filter->at++;
		}
		if (filter->at == filter->end)
			return false;
		value.length = (size_t)(filter->at++ - value.bytes);
		if (written)
			attribute_write(filter, name, value);
	}
}

static void
line_end(struct filter *filter)
{
	buffer_char(filter->out, '\n');
}

static bool
pass_opening(struct filter *filter)
{
	filter->at++;
	struct slice name = read_name(filter);
	bool root = filter->depth == 0;
	if (name.length == 0 || filter->depth == DEPTH_MOST ||
		(root && (filter->root_closed || !slice_is(name, "svg"))))
		return false;
	if (!filter->skipped &&
		(slice_is(name, "title") || slice_is(name, "desc") || slice_is(name, "filter")))
		filter->skipped = filter->depth + 1;
	bool written = !root && !filter->skipped;
	size_t before = filter->out->length;
	if (written) {
		buffer_char(filter->out, '<');
		buffer_add(filter->out, name.bytes, name.length);
	}
	if (!pass_attributes(filter, written))
		return false;
	bool empty = *filter->at == '/';
	filter->at += empty;
	if (filter->at == filter->end || *filter->at++ != '>')
		return false;
	if (written)
		buffer_text(filter->out, empty ? "/>" : ">");
	if (written && !slice_is(name, "text"))
		line_end(filter);
	if (!empty) {
		filter->open[filter->depth].name = name;
		filter->open[filter->depth].out_before = before;
		filter->open[filter->depth].out_after = filter->out->length;
		filter->depth++;
	} else if (filter->skipped == filter->depth + 1) {
		filter->skipped = 0;
	}
	return !(empty && root);
}

static bool
pass_closing(struct filter *filter)
{
	filter->at += 2;
	struct slice name = read_name(filter);
	skip_blanks(filter);
	if (filter->depth == 0 || filter->at == filter->end || *filter->at++ != '>')
		return false;
	filter->depth--;
	struct slice opened = filter->open[filter->depth].name;
	if (name.length != opened.length || memcmp(name.bytes, opened.bytes, name.length) != 0)
		return false;
	filter->root_closed = filter->depth == 0;
	if (filter->root_closed)
		return true;
	if (filter->skipped) {
		if (filter->skipped == filter->depth + 1)
			filter->skipped = 0;
	} else if (slice_is(name, "g") && filter->out->length == filter->open[filter->depth].out_after) {
		filter->out->length = filter->open[filter->depth].out_before;
		filter->out->bytes[filter->out->length] = '\0';
	} else {
		buffer_text(filter->out, "</");
		buffer_add(filter->out, name.bytes, name.length);
		buffer_text(filter->out, ">\n");
	}
	return true;
}

bool
svg_filter(const char *raw, size_t length, const char *id, struct buffer *out)
{
	struct filter filter = { .at = raw, .end = raw + length, .id = id, .out = out };
	if (text_invalid_at(raw, length) < length)
		return false;
	if (starts(&filter, "<?xml") && !skip_past(&filter, "?>"))
		return false;
	while (filter.at < filter.end) {
		bool passed = starts(&filter, "</")     ? pass_closing(&filter)
			      : starts(&filter, "<!--") ? skip_past(&filter, "-->")
			      : *filter.at == '<'       ? pass_opening(&filter)
							: pass_text(&filter);
		if (!passed)
			return false;
	}
	return filter.root_closed;
}
