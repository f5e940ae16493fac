/*
 * batch - some documents of the stream, on their way through a filter.
 *
 * A batch owns the bytes that were read and everything made from them.  Working
 * on one touches nothing else but the task, so that batches are worked on by any
 * thread; where the filter settles, the second half of the work is done by the
 * one thread that takes batches in the order of the stream.
 * Memory: the bytes read, once more if they had to be decoded, the output, and
 * what examine needs for the largest document.
 */
#ifndef GK_BATCH_H
#define GK_BATCH_H

#include "buf.h"
#include "charset.h"
#include "encoding.h"
#include "pool.h"
#include "task.h"

enum gk_item_type {
	GK_ITEM_BEGIN, /* an operand begins */
	GK_ITEM_UNIT,  /* a document, a part of one, or something lost */
	GK_ITEM_NOTE,  /* a message that stands in the stream's order */
	GK_ITEM_END,   /* an operand ends */
};

/* What became of a unit. */
enum gk_fate {
	GK_FATE_OUT,     /* goes out */
	GK_FATE_DROPPED, /* empty, and --drop-empty */
	GK_FATE_LEFT,    /* not valid: left out */
};

struct gk_piece { /* of a buffer of the batch */
	size_t at, n;
};

struct gk_item {
	enum gk_item_type type;
	size_t operand;
	struct gk_unit unit;
	size_t raw;              /* where the unit's bytes are in batch->raw */
	bool trouble;            /* END, NOTE: something was wrong */
	enum gk_charset_wide wide; /* what -f auto found of its file */
	bool bom;                /* three bytes were taken off before the unit */
	enum gk_fate fate;
	struct gk_cut *lost;     /* invalid paragraphs of a part */
	size_t nlost;
	struct gk_piece out, removed, said, rejected;
	size_t nfindings;        /* not inert */
	struct gk_str before;    /* the text as it came, where it was mended */
	struct gk_cuts mended;   /* what was mended in it */
	struct gk_doc doc;       /* of a unit, from its examination on */
	struct gk_record record; /* JSONL: the same */
	struct gk_findings findings;
};

struct gk_counts {
	uint64_t documents, findings, left, replaced, passed, emptied;
	uint64_t lost_paragraphs, repaired;
	uint64_t records;        /* of WET, those that pass by too */
	uint64_t by_kind[32];    /* in the order of the filter's kinds */
	/* Of -f auto: how many documents were in UTF-8, in each UTF-16, and
	 * in each code page. */
	uint64_t wide[GK_CHARSET_UNKNOWN], page[GK_CODEPAGE_CYRILLIC];
	struct gk_remark {
		const char *name;
		uint64_t n;
	} remark[8];
};

struct gk_batch {
	struct gk_job job;       /* first */
	const struct gk_task *task;
	struct gk_str (*name)(void *, size_t operand); /* of an operand */
	void *name_arg;
	struct gk_buf raw;
	struct gk_item *items;
	size_t n, cap;
	struct gk_arena arena;
	void *keep;              /* what examine keeps from batch to batch */
	struct gk_encoding *encoding;
	struct gk_buf decoded, scratch;
	struct gk_buf out, removed, said, rejected;
	struct gk_counts counts;
	size_t messages;         /* that were said */
	enum gk_status status;   /* GK_NOMEM, GK_IO: nothing in here counts */
	int error;               /* an errno, of GK_IO */
	bool last;               /* the stream ends with this batch */
};

/* Adds an item; NULL without memory. */
struct gk_item *gk_batch_add(struct gk_batch *b, enum gk_item_type type);

/* Counts n more under a constant name, for --stats. */
void gk_batch_remark(struct gk_batch *b, const char *name, size_t n);

void gk_batch_reset(struct gk_batch *b);
void gk_batch_clear(struct gk_batch *b);

#endif
