'use server';

import { createElement } from 'react';
import * as z from 'zod/mini';
import { ProviderGuide } from '@/components/providers/provider-guide';
import { PROVIDER_TYPES } from '@/lib/core/providers/draft';
import { ok } from '@/lib/core/result';
import { operatorAction } from '@/lib/web/action';

/** Renders the guide of a type, for a form whose type was changed; every member may read it. */
export const renderGuide = operatorAction({
  schema: z.strictObject({ type: z.enum(PROVIDER_TYPES), slug: z.string().check(z.maxLength(64)) }),
  run: async (_caller, { type, slug }) => ok(createElement(ProviderGuide, { type, slug })),
});
