'use client';

import { ArrowRightLeft, CaseSensitive } from 'lucide-react';
import { MenuItem, MenuSeparator } from '@/components/ui/menu';
import { FUNCTIONS } from '@/lib/core/policies/functions';
import type { Condition } from '@/lib/core/policies/specification';
import { withIgnoreCase, withOther } from './condition-edits';

interface OptionItemsProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
}

/** What a condition's menu offers by its function: another attribute to compare with, letter case. */
export function OptionItems({ condition, onChange }: OptionItemsProps) {
  const { operand, options } = FUNCTIONS[condition.function];
  if (operand === null) return null;
  const isOther = condition.valueFrom !== undefined;
  const ignores = condition.ignoreCase === true;
  return (
    <>
      <MenuItem
        icon={<ArrowRightLeft aria-hidden />}
        onSelect={() => onChange(withOther(condition, !isOther))}
      >
        {isOther ? 'Compare with a value' : 'Compare with another attribute'}
      </MenuItem>
      {options.includes('ignoreCase') && (
        <MenuItem
          icon={<CaseSensitive aria-hidden />}
          onSelect={() => onChange(withIgnoreCase(condition, !ignores))}
        >
          {ignores ? 'Mind letter case' : 'Ignore letter case'}
        </MenuItem>
      )}
      <MenuSeparator />
    </>
  );
}
