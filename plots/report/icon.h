/* The icons of Making Data Count, in drawings of our own: small SVG pictures that stand beside their words.
 * What they say is in their form as well as in their colour, so that nothing is lost in black and white:
 * discs better, triangles worse, squares on edge a change that is neither; H where values are high or rising,
 * L where they are low or falling; a tick, a cross or a question mark for the target. Colours are those of
 * the style sheet, so they follow the light, the dark and the print. */
#ifndef MALTALL_REPORT_ICON_H
#define MALTALL_REPORT_ICON_H

#include "stats/base/buffer.h"
#include "stats/method/special_cause.h"

/* Points in a ring: along the line, or the last of them above or below it. Nothing for VARIATION_UNKNOWN.
 * `label`: what it says, as plain text; it is the picture's name and its tooltip. */
void icon_variation(struct buffer *out, enum variation variation, const char *label);
/* A curve and the line of a target in a ring. Nothing for ASSURANCE_UNKNOWN. `higher`: whether more is
 * better: on which side of the line the curve lies when the target is met. */
void icon_assurance(struct buffer *out, enum assurance assurance, bool higher, const char *label);

#endif
