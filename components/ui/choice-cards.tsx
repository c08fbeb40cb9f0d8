'use client';

import * as Radix from 'radix-ui/radio-group';
import { useId } from 'react';
import { useControl } from './field-context';

export interface ChoiceCard<V extends string> {
  value: V;
  label: string;
  /** One sentence that helps to choose. */
  hint: string;
}

interface ChoiceCardsProps<V extends string> {
  cards: readonly ChoiceCard<V>[];
  value: V;
  onChange: (value: V) => void;
  disabled?: boolean | undefined;
}

/** One of a few values, each with a sentence; a radio group to keyboard and reader. */
export function ChoiceCards<V extends string>({
  cards,
  value,
  onChange,
  disabled = false,
}: ChoiceCardsProps<V>) {
  const { labelId, attributes } = useControl({});
  const choose = (chosen: string) => {
    const card = cards.find((each) => each.value === chosen);
    if (card) onChange(card.value);
  };
  return (
    <Radix.Root
      id={attributes.id}
      value={value}
      onValueChange={choose}
      disabled={disabled}
      aria-labelledby={labelId}
      aria-describedby={attributes['aria-describedby']}
      className="grid gap-2 sm:grid-cols-2"
    >
      {cards.map((card) => (
        <Card key={card.value} card={card} />
      ))}
    </Radix.Root>
  );
}

function Card<V extends string>({ card }: { card: ChoiceCard<V> }) {
  const id = useId();
  return (
    <Radix.Item
      value={card.value}
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-hint`}
      className="group grid grid-cols-[16px_minmax(0,1fr)] content-start gap-x-2.5 gap-y-0.5 rounded-2 border border-line-control bg-surface px-3 py-2.5 text-left transition-colors not-data-[state=checked]:hover:bg-hover disabled:cursor-not-allowed disabled:bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
    >
      <span className="mt-0.5 grid size-4 place-items-center rounded-full border border-line-control bg-surface group-data-[state=checked]:border-accent">
        <Radix.Indicator className="block size-2 rounded-full bg-accent" />
      </span>
      <span
        id={`${id}-label`}
        className="text-13 font-medium text-ink group-data-[state=checked]:text-accent-ink"
      >
        {card.label}
      </span>
      <span id={`${id}-hint`} className="col-start-2 text-12 wrap-anywhere text-ink-2">
        {card.hint}
      </span>
    </Radix.Item>
  );
}
