'use client';

import { use } from 'react';
import { type GuideValues, guideValues } from '@/lib/core/providers/guide-values';
import { GuideFormContext } from './guide-form';

/** The values of the form around a guide; null outside of one. */
export function useGuideValues(): GuideValues | null {
  const form = use(GuideFormContext);
  return form === null ? null : guideValues(form.draft, form.derived);
}
