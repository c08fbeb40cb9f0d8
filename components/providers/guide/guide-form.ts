'use client';

import { createContext } from 'react';
import type { Derivation } from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';

/** What the form around a guide holds; null outside of one. */
export interface GuideForm {
  readonly draft: ProviderDraft;
  readonly derived: Derivation;
}

/** The form whose values a guide shows as they are typed. */
export const GuideFormContext = createContext<GuideForm | null>(null);
