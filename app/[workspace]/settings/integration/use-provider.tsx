import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { UseIt } from '@/components/snippets/use-it';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { signInValues } from '@/lib/core/snippets/sign-in-values';
import { parseTabChoice, SNIPPETS_COOKIE } from '@/lib/core/snippets/tab-choice';
import { apiAddress } from '@/lib/usecases/api-address';

interface UseProviderProps {
  slug: string;
  draft: ProviderDraft;
  /** Whose values are shown. */
  children: ReactNode;
}

/** Code for applications, with the values of a provider and of the workspace, at the tabs that were open last. */
export async function UseProvider({ slug, draft, children }: UseProviderProps) {
  const choice = parseTabChoice((await cookies()).get(SNIPPETS_COOKIE)?.value);
  const place = { apiUrl: apiAddress(), workspace: slug, environment: draft.environment };
  return (
    <UseIt values={signInValues(draft)} place={place} choice={choice}>
      {children}
    </UseIt>
  );
}
