/*
 * option - the table of options, and what their values mean.
 *
 * One table makes the parser's input, the --help text and the completions, and the
 * tests hold the manual against it.  An option's key is its short letter, or a number above 255
 * where it has none.  Values are parsed whole: "64x" is no size.
 */
#ifndef GK_OPTION_H
#define GK_OPTION_H

#include "buf.h"
#include "task.h"

struct gk_opt {
	int key;
	const char *name;   /* long */
	const char *value;  /* what stands for its value in the help, or NULL */
	const char *help;   /* NULL for what is common to all filters */
};

/* Keys of the common options without a short letter. */
enum {
	GK_OPT_FIRST = 256, /* filters count their own keys from here */
	GK_OPT_COMMON = 512,
	GK_OPT_INPUT = GK_OPT_COMMON,
	GK_OPT_OUTPUT,
	GK_OPT_DOCUMENTS,
	GK_OPT_FILES0_FROM,
	GK_OPT_TEXT_FIELD,
	GK_OPT_ID_FIELD,
	GK_OPT_MEMBER,
	GK_OPT_REMAP,
	GK_OPT_PARAGRAPHS,
	GK_OPT_LANG,
	GK_OPT_DELETE,
	GK_OPT_LIST,
	GK_OPT_ANNOTATE,
	GK_OPT_CHECK,
	GK_OPT_MARK,
	GK_OPT_ROWS,
	GK_OPT_HEADER,
	GK_OPT_REPORT,
	GK_OPT_REMOVED,
	GK_OPT_REJECTED,
	GK_OPT_DROP_EMPTY,
	GK_OPT_OFFSETS,
	GK_OPT_INVALID,
	GK_OPT_MAX_DOCUMENT,
	GK_OPT_MAX_FINDINGS,
	GK_OPT_MAX_RATIO,
	GK_OPT_BASELINE,
	GK_OPT_OUTPUT_DIR,
	GK_OPT_LINE_BUFFERED,
	GK_OPT_STATS,
	GK_OPT_STATS_FILE,
	GK_OPT_PROGRESS,
	GK_OPT_COLOR,
	GK_OPT_OPTIONS,
};

extern const struct gk_opt gk_option_common[]; /* a zeroed one ends it */

/* "512", "64K", "16M", "2G".  False if it is none, or is zero. */
bool gk_option_size(const char *value, size_t *size);
bool gk_option_number(const char *value, uint64_t *number);
bool gk_option_real(const char *value, double *real);

/* The index of value among choices ("tsv|jsonl"), or -1. */
int gk_option_choice(const char *value, const char *choices);

/* Bits for the names in "a,b,c" by their index in kinds; false, and *bad is the
 * name, when one is not among them. */
bool gk_option_kinds(const char *value, const struct gk_kind *kinds,
		     uint32_t *bits, struct gk_str *bad);

/* The long name that whoever wrote `word` may have meant, or NULL: one that
 * begins with it, or is two letters from it at most, one if it is short. */
const char *gk_option_near(const struct gk_opt *own, struct gk_str word);

/* The table for programs, a line an option: short letter, name, what stands for
 * its value, the values it may have, help; with tabs between, and - for what is
 * not there.  kinds are the values of KIND. */
void gk_option_table(const struct gk_opt *own, const struct gk_kind *kinds,
		     struct gk_buf *out);

/* The --help text. */
void gk_option_help(const char *name, const char *synopsis, const char *about,
		    const struct gk_opt *own, struct gk_buf *out);

#endif
