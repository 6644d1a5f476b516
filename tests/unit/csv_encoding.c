/* Bytes to UTF-8: byte order marks, evidence, what is no character, and cuts in every place. */
#include "tests/unit/csv_check.h"

#include <stdint.h>
#include <stdlib.h>

#include "stats/base/text.h"
#include "stats/csv/decoder.h"
#include "stats/csv/encoding.h"

#define BOM_8 "\xEF\xBB\xBF"
#define BOM_16 "\xFF\xFE"

static void
test_names(void)
{
	CHECK_TEXT(encoding_name(ENCODING_UTF_8), "UTF-8");
	CHECK_TEXT(encoding_name(ENCODING_WINDOWS_1252), "Windows-1252");
	CHECK_TEXT(encoding_name(ENCODING_UTF_16LE), "UTF-16LE");
	CHECK_INT(encoding_parse("utf-8"), ENCODING_UTF_8);
	CHECK_INT(encoding_parse("WINDOWS-1252"), ENCODING_WINDOWS_1252);
	CHECK_INT(encoding_parse("Utf-16le"), ENCODING_UTF_16LE);
	CHECK_TEXT(encoding_name(ENCODING_UTF_16BE), "UTF-16BE");
	CHECK_INT(encoding_parse("utf-16be"), ENCODING_UTF_16BE);
	CHECK_INT(encoding_parse("macroman"), ENCODING_MACROMAN);
	CHECK_INT(encoding_parse(""), ENCODING_FOUND_OUT);
}

static void
test_each(void)
{
	READS("blå;bær\næøå;ÆØÅ\n", "UTF-8 ; ,\nheader 1: blå|bær\n2: æøå|ÆØÅ\n");
	READS(BOM_8 "blå;bær\r\næøå;ÆØÅ\r\n", "UTF-8 ; ,\nheader 1: blå|bær\n2: æøå|ÆØÅ\n");
	READS("bl\xE5;b\xE6r\n\xE6\xF8\xE5;\xC6\xD8\xC5\n",
		"Windows-1252 ; ,\nheader 1: blå|bær\n2: æøå|ÆØÅ\n");
	READS("a;b\n\x96\x93x\x94;\x80 \x85\x9F\xA0\xFF\n",
		"Windows-1252 ; ,\nheader 1: a|b\n2: –“x”|€ …Ÿ\xC2\xA0ÿ\n");
	READS(BOM_16 "b\0l\0\xE5\0\t\0b\0\r\0\n\0\xC6\0\t\0\xAC\x20\x3D\xD8\x00\xDE\n\0",
		"UTF-16LE \t ,\nheader 1: blå|b\n2: Æ|€😀\n");
	READS(BOM_16 "a\0;\0b\0\n\0\"\0\x0A\x0D;\0\"\0;\0\r\0\x1A\0",
		"UTF-16LE ; ,\nheader 1: a|b\n2: ഊ;|\n");
	READS(BOM_8 "\"a\";b\n1;2\n", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n");
}

static void
test_evidence(void)
{
	/* ASCII alone is UTF-8. One wrong byte does not make it Windows-1252, nor two right ones UTF-8. */
	READS("a;b\n1;2\n", "UTF-8 ; ,\nheader 1: a|b\n2: 1|2\n");
	READS("a;b\næ;ø\n\xE5;2\n", "UTF-8 ; ,\nheader 1: a|b\n2: æ|ø\nerror invalid_byte 3:1\n");
	/* Neither is it clean where both stand in it, unless one is rare. */
	READS("a;b\n\xE6;\xF8\n\xE5;\xC3\xA5\n", "failed data 2:0\n");
	READS("a;b\n\xE6\xE6\xE6\xE6;\xF8\xF8\xF8\xF8\n\xE5\xE5;\xC3\xA5\n",
		"Windows-1252 ; ,\nheader 1: a|b\n2: ææææ|øøøø\n3: åå|Ã¥\nwarning mixed_encoding 3:0\n");
	SAYS("a;b\n\xE6\xE6\xE6\xE6;\xF8\xF8\xF8\xF8\n\xE5\xE5;\xC3\xA5\n", NULL,
		"1 row, from here on, with letters that are UTF-8, which the file is not (\"Ã¸\" for \"ø\"); "
		"they are read as they stand");
	READS("a;b\n\xC0\xAF;1\nÅ;2\n", "failed data 2:0\n");
	READS("a;b\r1;\xC0\xAF\r\nÅ;2\r\n", "failed data 2:0\n");
	SAYS("a;b\næ;\xE6\n", NULL,
		"the encoding may be UTF-8 or Windows-1252: 1 byte, first here, cannot be UTF-8, and 1 "
		"character, "
		"first on line 2, can; correct the file, or declare one of them with dialect: {encoding: } "
		"in the "
		"definitions or --encoding");
	/* At the end of the file half a character is none. */
	READS("a;b\n1;\xE6", "Windows-1252 ; ,\nheader 1: a|b\n2: 1|æ\n");
}

/* Half a character where the sample ends is no evidence, unless no rest can make it one. */
static void
test_cut_sample(void)
{
	static const struct {
		const char *bytes;
		enum encoding whole, cut;
	} cases[] = {
		{ "x\xC3", ENCODING_WINDOWS_1252, ENCODING_UTF_8 },
		{ "x\xE2\x82", ENCODING_WINDOWS_1252, ENCODING_UTF_8 },
		{ "x\xF0\x9F\x98", ENCODING_WINDOWS_1252, ENCODING_UTF_8 },
		{ "x\xC3x", ENCODING_WINDOWS_1252, ENCODING_WINDOWS_1252 },
		{ "x\x82", ENCODING_WINDOWS_1252, ENCODING_WINDOWS_1252 },
		{ "x\xFF", ENCODING_WINDOWS_1252, ENCODING_WINDOWS_1252 },
		{ "x\xE2x", ENCODING_WINDOWS_1252, ENCODING_WINDOWS_1252 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error err = { 0 };
		enum encoding found;
		struct buffer evidence = { 0 };
		size_t bom, length = strlen(cases[i].bytes);
		struct utf_8_evidence whole = { 0 }, cut = { 0 };
		utf_8_look(&whole, cases[i].bytes, length, true);
		CHECK(encoding_find(cases[i].bytes, length, &whole, "x", ENCODING_FOUND_OUT, &found, &bom,
			&evidence, &err));
		CHECK_INT(found, cases[i].whole);
		/* Byte by byte, as they may come. */
		for (size_t come = 0; come <= length; come++)
			utf_8_look(&cut, cases[i].bytes, come, false);
		CHECK(encoding_find(cases[i].bytes, length, &cut, "x", ENCODING_FOUND_OUT, &found, &bom,
			&evidence, &err));
		CHECK_INT(found, cases[i].cut);
		CHECK_INT(bom, 0);
		buffer_free(&evidence);
	}
}

static void
test_declared(void)
{
	const struct dialect utf_8 = { .encoding = ENCODING_UTF_8 };
	const struct dialect western = { .encoding = ENCODING_WINDOWS_1252 };
	const struct dialect utf_16 = { .encoding = ENCODING_UTF_16LE };
	READS_AS("a;b\nå;\xE5\n", &utf_8, "UTF-8 ; ,\nheader 1: a|b\nerror invalid_byte 2:3\n");
	READS_AS("a;b\nå;\xE5\n", &western,
		"Windows-1252 ; ,\nheader 1: a|b\n2: Ã¥|å\nwarning mixed_encoding 2:0\n");
	READS_AS("a\0;\0b\0\n\0\xE5\0;\0\x32\0", &utf_16, "UTF-16LE ; ,\nheader 1: a|b\n2: å|2\n");
	/* The mark decides whatever is declared. */
	READS_AS(BOM_8 "a;b\nå;2\n", &western, "UTF-8 ; ,\nheader 1: a|b\n2: å|2\n");
	READS_AS(BOM_16 "a\0;\0b\0\n\0\xE5\0;\0\x32\0", &utf_8, "UTF-16LE ; ,\nheader 1: a|b\n2: å|2\n");
}

/* What a Norwegian Mac writes is known by its letters where no letter of Windows-1252 contradicts them. */
static void
test_macroman(void)
{
	const struct dialect declared = { .encoding = ENCODING_MACROMAN };
	READS("navn;b\nL\xBFrenskog;1\nMer\x8Cker;2\nT\xBFnsberg p\x8C;\xAE \xD0 \xA4\n",
		"MacRoman ; ,\nheader 1: navn|b\n2: Lørenskog|1\n3: Meråker|2\n4: Tønsberg på|Æ – §\n");
	READS("navn;b\n\x81s;1\n\xAFygarden;2\n\xAErfugl;3\n",
		"MacRoman ; ,\nheader 1: navn|b\n2: Ås|1\n3: Øygarden|2\n4: Ærfugl|3\n");
	/* One kind alone may be a stand-in for something else, and both kinds are a mixture. */
	READS("navn;b\nL\xBFrenskog;1\nT\xBFnsberg;2\n", "failed data 2:0\n");
	READS("navn;b\nB\xF8;1\nL\xBFrenskog;2\nMer\x8Cker;3\n", "failed data 3:0\n");
	SAYS("navn;b\nB\xF8;1\nL\xBFrenskog;2\nMer\x8Cker;3\n", NULL,
		"the encoding may be Windows-1252 or MacRoman: 1 byte next to letters can be æ, ø or å in "
		"the one "
		"and 2 in the other, first here; declare it with dialect: {encoding: } in the definitions or "
		"--encoding");
	/* A rare one is a slip of the pen. Fractions, marks and questions are no letters. */
	READS("navn;b\n\xE6x\xF8x\xE5x\xE6x\xF8x\xE5x\xE6x\xF8x\xE5x\xE5x;L\xBFr\n",
		"Windows-1252 ; ,\nheader 1: navn|b\n2: æxøxåxæxøxåxæxøxåxåx|L¿r\n");
	READS("navn;b\n1\xBE l;Marevan\xAE\n\xBFQue;\x8Cuvre\n",
		"Windows-1252 ; ,\nheader 1: navn|b\n2: 1¾ l|Marevan®\n3: ¿Que|Œuvre\n");
	READS_AS("navn;b\nL\xBFrenskog;\xF0\n", &declared,
		"MacRoman ; ,\nheader 1: navn|b\n2: Lørenskog|\xEF\xA3\xBF\n");
}

static void
test_flaws(void)
{
	/* The five bytes that Windows-1252 leaves open. */
	READS("a;b\n\xE5;\x81\n\xE5;\x8D\n\xE5;\x8F\n\xE5;\x90\n\xE5;\x9D\n\xE5;2",
		"Windows-1252 ; ,\nheader 1: a|b\n7: å|2\n"
		"error invalid_byte 2:3\nerror invalid_byte 3:3\nerror invalid_byte 4:3\n"
		"error invalid_byte 5:3\nerror invalid_byte 6:3\n");
	SAYS("a;b\n\xE5;\x81\xE5\xE5\n", NULL,
		"the byte 0x81 is not Windows-1252 here; declare another encoding with dialect: {encoding: } "
		"in the "
		"definitions or --encoding, or correct the file");
	/* Overlong, a surrogate, beyond U+10FFFF. */
	READS("a;b\næææææææ;øøøø\n\xC0\xAF;2\n1;\xED\xA0\x80\n\xF4\x90\x80\x80;2\n",
		"UTF-8 ; ,\nheader 1: a|b\n2: æææææææ|øøøø\n"
		"error invalid_byte 3:1\nerror invalid_byte 4:3\nerror invalid_byte 5:1\n");
	/* A high surrogate alone, two in a row before a low one, a low one alone, one at the end, an odd
	 * byte. */
	READS(BOM_16 "a\0\n\0x\0\x3D\xD8y\0\n\0\x3D\xD8\x3D\xD8\x00\xDE\n\0\x00\xDE\n\0z\0",
		"UTF-16LE ; ,\nheader 1: a\n5: z\n"
		"error invalid_byte 2:2\nerror invalid_byte 3:1\nerror invalid_byte 4:1\n");
	READS(BOM_16 "a\0\n\0x\0\x3D\xD8", "UTF-16LE ; ,\nheader 1: a\nerror invalid_byte 2:2\n");
	READS(BOM_16 "a\0\n\0x\0y", "UTF-16LE ; ,\nheader 1: a\nerror invalid_byte 2:2\n");
	READS(BOM_16 "a\0\n\0x\0\n\0\x3D\xD8y", "UTF-16LE ; ,\nheader 1: a\n2: x\nerror invalid_byte 3:1\n");
	READS(BOM_16 "a\0\n\0x\0\0\0", "UTF-16LE ; ,\nheader 1: a\nerror nul_byte 2:2\n");
	SAYS(BOM_16 "a\0\n\0x", NULL,
		"half a character; expected UTF-16LE (is the file damaged or cut off?)");
	/* UTF-16 without its mark has a NUL in the header. */
	READS("a\0;\0b\0\n\0", "failed data 1:2\n");
}

/* Every character there is comes through UTF-16 as itself, in chunks that cut it everywhere. */
static void
test_all_characters(void)
{
	struct buffer utf_16 = { 0 }, utf_8 = { 0 }, decoded = { 0 };
	for (uint32_t code = 1; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 61) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		char character[4];
		buffer_add(&utf_8, character, text_encode(code, character));
		uint32_t units[2] = { code, 0 };
		if (code > 0xFFFF) {
			units[0] = 0xD800 + ((code - 0x10000) >> 10);
			units[1] = 0xDC00 + ((code - 0x10000) & 0x3FF);
		}
		for (size_t i = 0; i < (code > 0xFFFF ? 2 : 1); i++) {
			buffer_char(&utf_16, (char)(units[i] & 0xFF));
			buffer_char(&utf_16, (char)(units[i] >> 8));
		}
	}
	static const size_t chunks[] = { 1, 2, 3, 5, 7, 4095, 4096, 1 << 20 };
	for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
		struct decoder decoder = { .encoding = ENCODING_UTF_16LE };
		buffer_clear(&decoded);
		for (size_t at = 0; at < utf_16.length; at += chunks[i]) {
			size_t left = utf_16.length - at;
			decoder_add(
				&decoder, utf_16.bytes + at, left < chunks[i] ? left : chunks[i], &decoded);
		}
		decoder_end(&decoder, &decoded);
		CHECK_INT(decoded.length, utf_8.length);
		CHECK(memcmp(decoded.bytes, utf_8.bytes, utf_8.length) == 0);
	}
	buffer_free(&utf_16);
	buffer_free(&utf_8);
	buffer_free(&decoded);
}

static void
test_plain_run(void)
{
	char bytes[24];
	memset(bytes, 'x', sizeof bytes);
	CHECK_INT(plain_run(bytes, sizeof bytes), sizeof bytes);
	CHECK_INT(plain_run(bytes, 0), 0);
	static const char odd[] = { '\0', (char)0x80, (char)0xFF };
	for (size_t i = 0; i < sizeof bytes; i++)
		for (size_t j = 0; j < sizeof odd; j++) {
			bytes[i] = odd[j];
			CHECK_INT(plain_run(bytes, sizeof bytes), i);
			bytes[i] = i % 2 ? '\x7F' : '\x01';
		}
	CHECK_INT(plain_run(bytes, sizeof bytes), sizeof bytes);
}

int
main(void)
{
	test_names();
	test_each();
	test_evidence();
	test_cut_sample();
	test_declared();
	test_macroman();
	test_flaws();
	test_all_characters();
	test_plain_run();
	return check_summary("csv_encoding");
}
