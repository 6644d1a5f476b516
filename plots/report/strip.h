/* One unit among the others, on a line from 0 to 100 %: a small drawing of marks and a word or two, made by
 * the page itself, since it takes its colours and its width. The numbers stand in the tables. */
#ifndef MALTALL_REPORT_STRIP_H
#define MALTALL_REPORT_STRIP_H

#include "plots/report/html.h"

/* The unit's own cell must have a proportion. `number` tells the strips of a page apart; `table` is the id of
 * the table with the figures. The name of the drawing, for whoever cannot see it, is taken from page->text.
 */
void page_strip(struct page *page, size_t unit, size_t indicator, size_t number, const char *table);

#endif
