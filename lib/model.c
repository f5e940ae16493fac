#include "model.h"

/* The assembler puts the files into the binary; how a read-only section is named
 * and whether names in C get an underline is the object format's affair. */
#ifdef __APPLE__
#define READ_ONLY ".const\n"
#define NAME(x) "_" x
#else
#define READ_ONLY ".section .rodata\n"
#define NAME(x) x
#endif

#define EMBED(name, file) \
	__asm__(READ_ONLY ".balign 64\n.globl " NAME(name) "\n" NAME(name) \
		":\n.incbin \"lib/data/" file "\"\n.byte 0\n.text\n")

EMBED("gk_model_lore", "lore.bin");
EMBED("gk_model_kin", "kin.bin");
EMBED("gk_model_ru", "names-ru.bin");
EMBED("gk_model_uk", "names-uk.bin");
EMBED("gk_model_flat", "names-flat.bin");
EMBED("gk_model_kk", "names-kk.bin");
EMBED("gk_model_sr", "names-sr.bin");

extern const struct gk_model gk_model_ru, gk_model_uk, gk_model_flat,
    gk_model_kk, gk_model_sr;

const struct gk_model *
gk_model_of(enum gk_model_id id)
{
	static const struct gk_model *const all[GK_MODELS] = {
		[GK_MODEL_RU] = &gk_model_ru,
		[GK_MODEL_UK] = &gk_model_uk,
		[GK_MODEL_FLAT] = &gk_model_flat,
		[GK_MODEL_KK] = &gk_model_kk,
		[GK_MODEL_SR] = &gk_model_sr,
	};

	return all[id];
}
