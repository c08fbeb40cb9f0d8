'use client';

import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { AttributeOptions } from './attribute-options';
import type { ControlProps } from './control-props';
import { useEditing } from './editing-context';
import { attributeGroups, matchingGroups } from './known-attributes';
import { LinePick } from './text-pick';
import { useSuggestions } from './use-suggestions';

/** An attribute: one of those that are known, grouped by where they come from, or any other typed. */
export function AttributePick(props: ControlProps<string>) {
  const { value, onChange, label } = props;
  const groups = attributeGroups(useEditing().attributes);
  const list = useId();
  const { isOpen, isTyped, active, open, close, type, onKeyDown, choose } = useSuggestions({
    names: (typed) =>
      matchingGroups(groups, typed).flatMap((group) => group.attributes.map(({ name }) => name)),
    value,
    onChange,
  });
  const shown = isTyped ? matchingGroups(groups, value) : groups;
  return (
    <span className="relative inline-grid max-w-full min-w-0">
      <LinePick
        {...props}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active === null ? undefined : `${list}-${active}`}
        placeholder="attribute"
        className="min-w-24 pr-6.5"
        onChange={type}
        onClick={open}
        onBlur={close}
        onFocus={() => value === '' && open()}
        onKeyDown={onKeyDown}
      />
      <ChevronDown
        className="pointer-events-none absolute top-2 right-2 size-3 text-ink-3"
        aria-hidden
      />
      {isOpen && shown.length > 0 && (
        <AttributeOptions
          id={list}
          label={label}
          groups={shown}
          active={active}
          onChoose={choose}
        />
      )}
    </span>
  );
}
