import { ChevronDown } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { pickLook } from './control-look';
import type { ControlProps } from './control-props';

interface ChoicePickProps<V extends string> extends ControlProps<V> {
  readonly choices: readonly { readonly value: V; readonly label: string }[];
}

/** One of a few words inside a sentence; the browser's own list. */
export function ChoicePick<V extends string>(props: ChoicePickProps<V>) {
  const { label, value, onChange, at, marks, describedBy, choices } = props;
  const choose = (chosen: string) => {
    const choice = choices.find((each) => each.value === chosen);
    if (choice) onChange(choice.value);
  };
  return (
    <span className="relative inline-grid items-center">
      <select
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={marks.bad || undefined}
        data-at={at}
        value={value}
        onChange={(event) => choose(event.target.value)}
        className={cn(
          'field-sizing-content cursor-pointer appearance-none pr-6.5 pl-2 font-medium',
          pickLook(marks),
        )}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute right-2 size-3 text-ink-3" aria-hidden />
    </span>
  );
}
