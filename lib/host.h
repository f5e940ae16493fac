/*
 * host - the site that a web address belongs to.
 *
 * A site is the host of the address in small letters, without user, port, the
 * dot at the end and a leading www.  Nothing is looked up, and no two spellings
 * are the same: xn--... and the name that it stands for are two sites.
 * Addresses are valid UTF-8, and may be anything else.
 */
#ifndef GK_HOST_H
#define GK_HOST_H

#include "base.h"

#define GK_HOST_MAX 254 /* bytes: what names have in the DNS */

/* The site of an address, written to host; its length, or 0 where there is none
 * or it is too long.  The scheme may be absent ("example.org/news"). */
size_t gk_host_of(struct gk_str url, char host[GK_HOST_MAX]);

/* The same of a name that is no address. */
size_t gk_host_name(struct gk_str name, char host[GK_HOST_MAX]);

/* A site as the net knows it: labels in other letters than ASCII become xn--...
 * (RFC 3492; the letters are small already).  0 where it is too long. */
size_t gk_host_ascii(struct gk_str host, char ascii[GK_HOST_MAX]);

#endif
