'use client';

import { useFormContext } from 'react-hook-form';
import { PROVIDER_TYPES, type ProviderDraft, type ProviderType } from '@/lib/core/providers/draft';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { Field } from '../ui/field';
import { ProviderGlyph } from '../ui/provider-mark';
import { SegmentedChoice } from '../ui/segmented-choice';

const SEGMENTS = PROVIDER_TYPES.map((type) => ({
  value: type,
  label: providerTypeOf(type).label,
  icon: <ProviderGlyph type={type} />,
}));

interface TypeChoiceProps {
  value: ProviderType;
  disabled: boolean;
  onChange: (type: ProviderType) => void;
}

/** Which kind of provider this is; the fields below follow. */
export function TypeChoice({ value, disabled, onChange }: TypeChoiceProps) {
  const { formState } = useFormContext<ProviderDraft>();
  return (
    <Field label="Type" group error={formState.errors.type?.message}>
      <SegmentedChoice segments={SEGMENTS} value={value} onChange={onChange} disabled={disabled} />
    </Field>
  );
}
