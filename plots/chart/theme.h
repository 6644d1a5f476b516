/* The look of every chart: the only place with a colour or a size in it.
 *
 * Contrast on paper (WCAG): text 14.8:1, muted 5.8:1, marks 3:1 or more. The shades of the grid stay so light
 * that text and marks keep their contrast on all of them. Status is never told by colour alone: see enum
 * shape in layout.h. */
#ifndef MALTALL_CHART_THEME_H
#define MALTALL_CHART_THEME_H

#include <stdbool.h>
#include <stdint.h>

enum ink {
	INK_PAPER,
	INK_TEXT,
	INK_MUTED,
	INK_GRID,        /* grid lines */
	INK_RULE,        /* the line at zero, rules between rows */
	INK_BAND,        /* behind what is emphasised */
	INK_HATCH,       /* not known */
	INK_TRACK,       /* behind a bar, beyond the target */
	INK_TRACK_BELOW, /* behind a bar, up to the target */
	INK_BAR_MET,
	INK_BAR_NOT_MET,
	INK_TARGET,
	INK_NEUTRAL, /* a figure without a standing, and its interval */
	INK_NEUTRAL_TINT,
	INK_GOOD,
	INK_GOOD_TINT,
	INK_BELOW,
	INK_BELOW_TINT,
	INK_LIMIT,         /* lines of limits */
	INK_LIMIT_WIDE,    /* the ground between the wide limits of a funnel, and of a band */
	INK_LIMIT_NEAR,    /* the ground between the near ones */
	INK_SERIES_GROUND, /* below the line of a small picture */
	INK_MARKER,        /* the mark and the line of figures without a standing, leaders to names */
	INK_CATEGORY,      /* the first of CATEGORY_INKS, for kinds that have no order and no standing */
	INK_CATEGORY_LAST = INK_CATEGORY + 7,
	INK_BAR_GOOD, /* bars so pale that whiskers and words stand out from them */
	INK_BAR_BELOW,
	INK_BAR_NEUTRAL,
	INK_BAR_FEW,  /* the many small ones below the rule of a Pareto chart; what lies beyond a limit */
	INK_BIN,      /* of a histogram */
	INK_PLAIN,    /* the bar or box of a figure that stands to no target */
	INK_POINT,    /* values of their own */
	INK_DEADLINE, /* a limit that people have set */
	INK_SHADE,    /* the first of SHADE_STEPS shades; see theme_shade */
	INK_COUNT
};
enum { SHADE_STEPS = 21, CATEGORY_INKS = INK_CATEGORY_LAST - INK_CATEGORY + 1 };

/* Red, green and blue as 0xRRGGBB; for the shades too. */
uint32_t theme_rgb(enum ink ink);
/* The shade of a fraction 0..1; values outside are taken for the nearest end. */
enum ink theme_shade(double value);

/* What a text is for; says size, weight and ink. */
enum type {
	TYPE_TITLE,
	TYPE_SUBTITLE,
	TYPE_LABEL,  /* names of rows */
	TYPE_STRONG, /* figures in a column, names of what is emphasised */
	TYPE_COUNT,  /* the numbers behind a figure */
	TYPE_NOTE,   /* words beside or instead of a figure */
	TYPE_HEAD,   /* heads of columns, numbers of an axis */
	TYPE_TARGET,
	TYPE_FIGURE, /* the one large number of a row */
	TYPE_SMALL,  /* words in a cell */
	TYPE_SOURCE,
	TYPE_ON_DARK, /* in a segment; see theme_type_on */
	TYPE_ON_LIGHT,
	TYPE_DEADLINE, /* the words of INK_DEADLINE */
	TYPE_NAME,     /* the name of a point, beside it */
	TYPE_PANEL,    /* the name of a small picture */
	TYPE_COUNT_OF  /* how many there are */
};
struct type_style {
	double size_px, line_px; /* em and distance of baselines */
	bool bold;
	enum ink ink;
};
const struct type_style *theme_type(enum type type);
/* TYPE_ON_DARK or TYPE_ON_LIGHT: the one that is easier to read on the ink. */
enum type theme_type_on(enum ink ink);

/* Sizes in CSS pixels. */
enum {
	THEME_WIDTH = 800,
	THEME_MARGIN = 24,
	THEME_MARGIN_OUTER = 18, /* above the first and below the last line */
	THEME_GAP = 12,          /* between a label and what it labels */
	THEME_COLUMN_GAP = 20,   /* between columns of numbers */
	THEME_BLOCK_GAP = 22,    /* between heading, picture and source */
	THEME_LEAD = 3,          /* between lines that belong together */
	THEME_MARK_GAP = 7,      /* between a mark and its word */
	THEME_PLATE = 6,         /* paper around words that stand in hatching */
	THEME_HAIR = 1,          /* grid lines, hatching */
	THEME_LABEL_MOST = 250,
	THEME_NUMBER_MOST = 150,

	THEME_TITLE_LINES = 6, /* two names of sixty characters and what is said of them */
	THEME_SUBTITLE_LINES = 3,
	THEME_SOURCE_LINES = 4,
	THEME_LABEL_LINES = 2,

	THEME_LEGEND_RADIUS = 5,
	THEME_LEGEND_GAP = 22,
	THEME_LEGEND_DROP = 6, /* below the subtitle */
	THEME_SWATCH_WIDTH = 16,
	THEME_SWATCH_HEIGHT = 12,

	THEME_ROW = 28,
	THEME_INTERVAL = 6,
	THEME_POINT = 5,
	THEME_HALO = 2,
	THEME_UNKNOWN = 18,    /* height of the hatching in a row */
	THEME_HEAD_DROP = 15,  /* from the middle of the heads of columns to the first row */
	THEME_AXIS_DROP = 18,  /* from the last row to the middle of the axis numbers */
	THEME_AXIS_RISE = 13,  /* from the middle of the upper axis numbers to the first row */
	THEME_AXIS_LEAST = 56, /* between neighbouring numbers of an axis */
	THEME_OVERSHOOT = 6,   /* of lines beyond the rows */
	THEME_TARGET_LINE = 2,
	THEME_ROWS_WITHOUT_TOP_AXIS = 24,

	THEME_BULLET_TRACK = 26,
	THEME_BULLET_BAR = 14,
	THEME_BULLET_TICK = 36,
	THEME_BULLET_MARK = 3,   /* the line at the target */
	THEME_BULLET_SIDE = 236, /* the column of figures */
	THEME_BULLET_NOTE = 25,  /* from the middle of a figure to that of the note below it */
	THEME_BULLET_GAP = 26,   /* between bullets */

	THEME_CELL_HEIGHT = 30,
	THEME_CELL_LEAST = 92,
	THEME_CELL_MOST = 210,
	THEME_CELL_GAP = 2,
	THEME_CELL_POINT = 4,
	THEME_CELL_INSET = 8, /* of words in a cell */
	THEME_CELL_PLATE = 18,
	THEME_HEAD_LINES = 6,

	THEME_BAR = 20, /* height of a bar in a row */
	THEME_WHISKER = 10,
	THEME_WHISKER_LINE = 2,
	THEME_BAR_POINT = 4,
	THEME_ROW_NAME_LINES = 3, /* of the name of a row that may grow */
	THEME_ROW_NAME_PITCH = 18,
	THEME_RULE_ROOM = 26,    /* for a rule with words between two rows */
	THEME_NUMBERS_SIDE = 28, /* for half of the last number of an axis with nothing to its right */
	THEME_SEGMENT_INSET = 4,

	THEME_BINS_HEIGHT = 280,
	THEME_BINS_ROW = 62,
	THEME_BINS_ROW_GAP = 14,
	THEME_LINE_WORDS = 240, /* words of two lines always find a place if they are no wider */

	THEME_BOX = 16,
	THEME_BOX_POINT = 3,
	THEME_MEDIAN = 3,

	THEME_HATCH_STEP = 7,
	THEME_CARD_HEIGHT = 96,

	THEME_PLANE_HEIGHT = 340, /* of a picture with two axes */
	THEME_PLANE_DROP =
		12, /* from the words above a picture to its top, and from its bottom to those below */
	THEME_TICKS_MOST = 6,
	THEME_EDGE_MOST = 240, /* the column of words at the right of a picture */
	THEME_EDGE_LINES = 3,
	THEME_NAME_MOST = 220, /* the widest line of a point's name */
	THEME_NAME_LINES = 3,
	THEME_NAME_GAP = 3, /* between a point and its name */
	THEME_CURVE = 2,
	THEME_CENTRE_LINE = 2,
	THEME_ZONE = 9,  /* how far around a point a pointer may rest */
	THEME_RING = 2,  /* the thickness of a mark without standing */
	THEME_CROSS = 4, /* half the width of the mark of what does not count */
	THEME_LANES_MOST = 4,
	THEME_LANE_LEAST = 110, /* room for the words of what happened last */
	THEME_GAP_MARK = 10,    /* the height of the hatching on an axis where nothing is known */
	THEME_BUBBLE_LEAST = 3,
	THEME_BUBBLE_MOST = 15,

	THEME_PANEL_HEIGHT = 104,
	THEME_PANEL_GAP = 12,     /* between panels of a row */
	THEME_PANEL_ROW_GAP = 16, /* between rows of panels */
	THEME_PANEL_LINES = 3,
	THEME_PANEL_COLUMNS = 6,
	THEME_PANEL_COLUMNS_LEAST = 3, /* where longer names need wider panels */
	THEME_PANEL_POINT = 4,
	THEME_PANEL_MOST = 320, /* the width of a panel */
};

#endif
