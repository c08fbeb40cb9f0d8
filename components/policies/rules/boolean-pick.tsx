import type { AttributeScalar } from '@/lib/core/policies/attributes';
import { ChoicePick } from './choice-pick';
import type { ControlProps } from './control-props';

const CHOICES = [
  { value: 'true', label: 'true' },
  { value: 'false', label: 'false' },
] as const;

const NOT_CHOSEN = { value: '', label: 'true or false' } as const;

/** True or false; what is neither is shown as not chosen. */
export function BooleanPick({ value, onChange, ...rest }: ControlProps<AttributeScalar>) {
  if (typeof value !== 'boolean') {
    return (
      <ChoicePick
        {...rest}
        value=""
        choices={[NOT_CHOSEN, ...CHOICES]}
        onChange={(chosen) => onChange(chosen === 'true')}
      />
    );
  }
  return (
    <ChoicePick
      {...rest}
      value={value ? 'true' : 'false'}
      choices={CHOICES}
      onChange={(chosen) => onChange(chosen === 'true')}
    />
  );
}
