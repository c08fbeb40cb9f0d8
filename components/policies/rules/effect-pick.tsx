import { Ban, ChevronDown, CircleCheck } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { EFFECTS, type Effect } from '@/lib/core/policies/specification';

interface EffectPickProps {
  /** Names it to screen readers. */
  label: string;
  value: Effect;
  at: string;
  changed: boolean;
  onChange: (effect: Effect) => void;
}

const INKS: Readonly<Record<Effect, string>> = {
  Allow: 'text-good border-good',
  Deny: 'text-bad border-bad',
};

/** Allow or Deny, with icon and word. */
export function EffectPick({ label, value, at, changed, onChange }: EffectPickProps) {
  const Icon = value === 'Allow' ? CircleCheck : Ban;
  const choose = (chosen: string) => {
    const effect = EFFECTS.find((each) => each === chosen);
    if (effect) onChange(effect);
  };
  return (
    <span className={cn('relative inline-grid items-center', INKS[value])}>
      <Icon className="pointer-events-none absolute left-2 size-3.5" aria-hidden />
      <select
        aria-label={label}
        data-at={at}
        value={value}
        onChange={(event) => choose(event.target.value)}
        className={cn(
          'field-sizing-content h-7 cursor-pointer appearance-none rounded-2 border pr-7 pl-7 text-13 font-medium',
          INKS[value],
          changed ? 'bg-accent-soft' : 'bg-surface',
        )}
      >
        {EFFECTS.map((effect) => (
          <option key={effect} value={effect}>
            {effect}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute right-2 size-3.5" aria-hidden />
    </span>
  );
}
