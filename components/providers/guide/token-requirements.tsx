'use client';

import { use } from 'react';
import { tokenRequirements } from '@/lib/core/providers/token-requirements';
import { DefinitionPanel } from '../../ui/definition-panel';
import { GuideFormContext } from './guide-form';

/** What a token must hold with the form as it is now; nothing outside of a form. */
export function TokenRequirements() {
  const form = use(GuideFormContext);
  if (form === null) return null;
  return (
    <DefinitionPanel
      caption="What a token must hold"
      heads={['Claim', 'Must be']}
      rows={tokenRequirements(form.draft, form.derived).map(({ claim, value, exact }) => ({
        term: claim,
        value,
        mono: exact,
      }))}
    />
  );
}
