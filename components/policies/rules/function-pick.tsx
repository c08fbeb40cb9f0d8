'use client';

import { Check, ChevronDown } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { Menu, MenuHeading, MenuItem } from '@/components/ui/menu';
import type { FunctionName } from '@/lib/core/policies/function-names';
import { FUNCTION_WORDS } from '@/lib/core/policies/function-words';
import { pickLook } from './control-look';
import type { ControlProps } from './control-props';
import { type FunctionGroup, functionGroups } from './function-groups';
import { FUNCTION_NOTES } from './function-notes';
import type { KnownKind } from './known-attributes';

interface FunctionPickProps extends ControlProps<FunctionName> {
  /** Of the attribute; null: not known. */
  readonly kind: KnownKind | null;
}

/** How an attribute is compared; what fits its kind stands first. */
export function FunctionPick(props: FunctionPickProps) {
  const { label, value, onChange, at, marks, describedBy, kind } = props;
  const words = FUNCTION_WORDS[value].holds;
  return (
    <span data-at={at} className="inline-grid">
      <Menu
        align="start"
        className="max-h-[min(var(--radix-dropdown-menu-content-available-height),420px)] w-84 max-w-[calc(100vw-16px)] overflow-y-auto"
        trigger={
          <button
            type="button"
            aria-label={`${label}: ${words}`}
            aria-describedby={describedBy}
            className={cn('inline-flex items-center gap-1.5 px-2 font-medium', pickLook(marks))}
          >
            {words}
            <ChevronDown className="size-3 text-ink-3" aria-hidden />
          </button>
        }
      >
        {functionGroups(kind).map((group) => (
          <FunctionItems key={group.label} group={group} value={value} onChange={onChange} />
        ))}
      </Menu>
    </span>
  );
}

interface FunctionItemsProps extends Pick<FunctionPickProps, 'value' | 'onChange'> {
  group: FunctionGroup;
}

function FunctionItems({ group, value, onChange }: FunctionItemsProps) {
  return (
    <>
      <MenuHeading>{group.label}</MenuHeading>
      {group.functions.map((name) => (
        <MenuItem key={name} onSelect={() => onChange(name)}>
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{FUNCTION_WORDS[name].holds}</span>
            <span className="text-12 text-ink-3">{FUNCTION_NOTES[name]}</span>
          </span>
          {name === value && (
            <>
              <Check aria-hidden />
              <span className="sr-only">, chosen</span>
            </>
          )}
        </MenuItem>
      ))}
    </>
  );
}
