'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import type { AttributeGroup, KnownAttribute } from './known-attributes';

interface AttributeOptionsProps {
  id: string;
  label: string;
  groups: readonly AttributeGroup[];
  /** Place of the marked one, through all groups. */
  active: number | null;
  onChoose: (name: string) => void;
}

/** Suggested attributes below a field, under where they come from. */
export function AttributeOptions({ id, label, groups, active, onChoose }: AttributeOptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useInView(list, active);
  const starts = groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, group) => sum + group.attributes.length, 0),
  );
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={`Suggestions: ${label}`}
      className="absolute top-full left-0 z-40 mt-1 max-h-72 w-72 max-w-[calc(100vw-32px)] overflow-y-auto rounded-3 border border-line-strong bg-raised p-1 shadow-float"
    >
      {groups.map((group, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list of choices.
        <div key={group.label} role="group" aria-label={group.label}>
          <p aria-hidden="true" className="px-2 pt-1.5 pb-1 text-11 text-ink-3">
            {group.label}
          </p>
          {group.attributes.map((attribute, index) => (
            <Option
              key={attribute.name}
              id={`${id}-${(starts[at] ?? 0) + index}`}
              attribute={attribute}
              isActive={(starts[at] ?? 0) + index === active}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  id: string;
  attribute: KnownAttribute;
  isActive: boolean;
  onChoose: (name: string) => void;
}

function Option({ id, attribute: { name, note }, isActive, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field that has the focus.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      // The field keeps the focus while it is pressed.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(name)}
      className={cn(
        'flex cursor-pointer flex-wrap items-baseline gap-x-2 rounded-1 px-2 py-1.5',
        isActive ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <span className="font-mono text-12 wrap-anywhere text-ink">{name}</span>
      {note !== undefined && <span className="text-12 text-ink-3">{note}</span>}
    </div>
  );
}

/** Keeps the list within the page's width, and the marked one within the list. */
function useInView(list: RefObject<HTMLDivElement | null>, active: number | null): void {
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const over = element.getBoundingClientRect().right - (document.documentElement.clientWidth - 8);
    if (over > 0) element.style.left = `${-over}px`;
  }, [list]);
  useLayoutEffect(() => {
    if (active === null) return;
    list.current?.querySelectorAll('[role="option"]')[active]?.scrollIntoView({ block: 'nearest' });
  }, [list, active]);
}
