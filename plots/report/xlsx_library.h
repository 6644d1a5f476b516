/* libxlsxwriter, loaded when the first workbook is made (library.h). */
#ifndef MALTALL_REPORT_XLSX_LIBRARY_H
#define MALTALL_REPORT_XLSX_LIBRARY_H

#include <xlsxwriter.h>

#include "stats/base/library.h"

/* clang-format off */
#define LIBXLSXWRITER(_) \
	_(format_set_align) _(format_set_bold) _(format_set_bottom) _(format_set_font_color) \
	_(format_set_font_size) _(format_set_indent) _(format_set_num_format) _(format_set_text_wrap) \
	_(lxw_strerror) _(workbook_add_format) _(workbook_add_worksheet) _(workbook_close) \
	_(workbook_new) _(workbook_set_properties) _(worksheet_add_table) \
	_(worksheet_conditional_format_range) _(worksheet_fit_to_pages) _(worksheet_freeze_panes) \
	_(worksheet_repeat_rows) _(worksheet_set_column) _(worksheet_set_landscape) \
	_(worksheet_set_paper) _(worksheet_set_row) _(worksheet_write_number) \
	_(worksheet_write_string)
/* clang-format on */

extern struct libxlsxwriter {
	LIBXLSXWRITER(LIBRARY_POINTER)
} libxlsxwriter;

/* To be called before any of them. False and err (ERROR_UNAVAILABLE) where it cannot be loaded. */
bool libxlsxwriter_load(struct error *err);

#endif
