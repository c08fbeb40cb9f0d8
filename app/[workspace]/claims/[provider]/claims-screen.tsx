'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { ClaimsEditor } from '@/components/claims/claims-editor';
import type { SaveMappings } from '@/components/claims/use-mapping-save';
import { toast } from '@/components/ui/toast';
import type { ClaimMappings } from '@/lib/core/claims/claim-mapping';
import type { ProviderType } from '@/lib/core/providers/draft';
import { saveMappings } from '../actions';

interface ClaimsScreenProps {
  slug: string;
  providerId: string;
  type: ProviderType;
  issuers: readonly string[];
  permissionsPath: string | null;
  saved: ClaimMappings;
  canWrite: boolean;
}

/** Ties the editor of mappings to its action. */
export function ClaimsScreen({ slug, providerId, ...rest }: ClaimsScreenProps) {
  const router = useRouter();
  const save = useCallback<SaveMappings>(
    (version, rows) => saveMappings(slug, { providerId, version, rows }),
    [slug, providerId],
  );
  return (
    <ClaimsEditor
      {...rest}
      onSave={save}
      onSaved={() => {
        toast({ tone: 'good', title: 'Mappings saved' });
        router.refresh();
      }}
    />
  );
}
