/*
 * ledger - a profile as a file.
 *
 * Text, so that it is the same on every machine and people can look into it: a
 * line with the version, the sites by name, each with its number of documents
 * and under it its lines by key with theirs, and a checksum.  What is not just
 * like that is refused, and never written over.  A file is replaced whole or
 * not at all, and whoever adds to it is alone with it meanwhile.
 * On failure *why says what went wrong, without the path.
 */
#ifndef GK_LEDGER_H
#define GK_LEDGER_H

#include "profile.h"

/* Appends the file that p makes. */
enum gk_status gk_ledger_print(const struct gk_profile *p, struct gk_buf *out);

/* Fills p, an empty one; lines of fewer documents than least are passed over.
 * *nlines counts them too.  GK_BADTEXT. */
enum gk_status gk_ledger_parse(struct gk_profile *p, struct gk_str file,
			       uint32_t least, uint64_t *nlines,
			       const char **why);

/* The same from a file.  GK_IO: errno is ENOENT where there is none. */
enum gk_status gk_ledger_read(struct gk_profile *p, const char *path,
			      uint32_t least, uint64_t *nlines,
			      const char **why);

/* Could it be written now?  For those who want to know before long work. */
enum gk_status gk_ledger_try(const char *path, const char **why);

/* Adds the counts of p to those in the file, which is made if it is absent. */
enum gk_status gk_ledger_add(const struct gk_profile *p, const char *path,
			     const char **why);

/* Puts p, trimmed, in place of the profile in the file, or where none is. */
enum gk_status gk_ledger_replace(struct gk_profile *p, const char *path,
				 const char **why);

#endif
