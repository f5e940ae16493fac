#include "model.h"

#include "embed.h"

GK_EMBED("gk_model_lore", "lore.bin");
GK_EMBED("gk_model_sisters", "sisters.bin");
GK_EMBED("gk_model_kin", "kin.bin");
GK_EMBED("gk_model_ru", "names-ru.bin");
GK_EMBED("gk_model_uk", "names-uk.bin");
GK_EMBED("gk_model_flat", "names-flat.bin");
GK_EMBED("gk_model_kk", "names-kk.bin");
GK_EMBED("gk_model_sr", "names-sr.bin");

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
