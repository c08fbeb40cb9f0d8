import { mappingPresets } from '@/lib/core/claims/mapping-presets';
import { PresetDialog } from './preset-dialog';

/** The presets of a type and what shows one, fetched once the form stands. */
export const presetParts = { mappingPresets, PresetDialog };
