'use client';

import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import type { MappingPreset } from '@/lib/core/claims/mapping-presets';
import type { ProviderType } from '@/lib/core/providers/draft';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { announce } from '../ui/announce';
import { Button } from '../ui/button';
import { latePart, useLatePart } from '../ui/late-part';
import { Menu } from '../ui/menu';

const parts = latePart(() => import('./preset-parts'));

interface PresetMenuProps {
  type: ProviderType;
  rows: readonly ClaimMapping[];
  claims: JsonObject | null;
  onAdd: (rows: readonly ClaimMapping[]) => void;
}

/** Rows that belong together, offered for the provider's type; each says first what it would add. */
export function PresetMenu({ type, rows, claims, onAdd }: PresetMenuProps) {
  const [chosen, setChosen] = useState<MappingPreset | null>(null);
  const [open, setOpen] = useState(false);
  const loaded = useLatePart(parts, true)?.presetParts;
  const ask = (preset: MappingPreset) => {
    setChosen(preset);
    setOpen(true);
  };
  const add = (added: readonly ClaimMapping[]) => {
    onAdd(added);
    setOpen(false);
    announce(added.length === 1 ? '1 row added' : `${added.length} rows added`);
  };
  return (
    <>
      <Menu
        trigger={
          <Button size="small">
            Presets
            <ChevronDown aria-hidden />
          </Button>
        }
        items={(loaded?.mappingPresets(type, claims) ?? []).map((preset) => ({
          label: preset.title,
          onSelect: () => ask(preset),
        }))}
      />
      {chosen && loaded && (
        <loaded.PresetDialog
          open={open}
          onOpenChange={setOpen}
          preset={chosen}
          rows={rows}
          claims={claims}
          onAdd={add}
        />
      )}
    </>
  );
}
