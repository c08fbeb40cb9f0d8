'use client';

import { useState } from 'react';
import type { PolicyTest } from '@/lib/core/policies/policy';
import { announce } from '../ui/announce';
import { freeName } from './new-test';
import type { PolicyEditing } from './use-policy-editing';

/** Which test is open, and how the simulator adds one. */
export function useKeptTests({ draft, change }: Pick<PolicyEditing, 'draft' | 'change'>) {
  const [open, setOpen] = useState<number | null>(null);
  const { tests } = draft;
  const keep = (test: PolicyTest) => {
    const name = freeName(test.name.trim() || 'From the simulator', tests);
    change({ tests: [...tests, { ...test, name }] });
    setOpen(tests.length);
    announce(`Added to the tests: ${name}`);
  };
  return { open, setOpen, keep };
}
