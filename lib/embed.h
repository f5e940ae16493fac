/*
 * embed - a file of lib/data put into the binary by the assembler.
 *
 * How a read-only section is named, and whether names in C get an underline, is
 * the object format's affair.  A zero byte stands behind the file.
 */
#ifndef GK_EMBED_H
#define GK_EMBED_H

#ifdef __APPLE__
#define GK_EMBED_SECTION ".const\n"
#define GK_EMBED_NAME(x) "_" x
#else
#define GK_EMBED_SECTION ".section .rodata\n"
#define GK_EMBED_NAME(x) x
#endif

/* Defines the object `name`, a string literal, which begins at 64 bytes. */
#define GK_EMBED(name, file)                                                   \
	__asm__(GK_EMBED_SECTION ".balign 64\n.globl " GK_EMBED_NAME(name) "\n" \
		GK_EMBED_NAME(name) ":\n.incbin \"lib/data/" file              \
		"\"\n.byte 0\n.text\n")

#endif
