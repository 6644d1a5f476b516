/* libzip, loaded when the first zip file is met (library.h). */
#ifndef MALTALL_CSV_LIBZIP_H
#define MALTALL_CSV_LIBZIP_H

#include <zip.h>

#include "stats/base/library.h"

/* clang-format off */
#define LIBZIP(_) \
	_(zip_discard) _(zip_error_code_zip) _(zip_error_fini) _(zip_error_init) _(zip_error_set) \
	_(zip_error_strerror) _(zip_error_to_data) _(zip_fclose) _(zip_file_get_error) \
	_(zip_fopen_index) _(zip_fread) _(zip_get_error) _(zip_get_name) _(zip_get_num_entries) \
	_(zip_open_from_source) _(zip_source_buffer_create) _(zip_source_free) \
	_(zip_source_function_create) _(zip_source_make_command_bitmap) \
	_(zip_source_seek_compute_offset) _(zip_stat_index) _(zip_stat_init)
/* clang-format on */

extern struct libzip {
	LIBZIP(LIBRARY_POINTER)
} libzip;

/* To be called before any of them. False and err (ERROR_UNAVAILABLE) where it cannot be loaded. */
bool libzip_load(struct error *err);

#endif
