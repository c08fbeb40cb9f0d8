'use client';

import { useRouter } from 'next/navigation';
import { ProviderControls } from '@/components/providers/provider-controls';
import { removeProvider, switchProvider } from './actions';

interface ProviderHeadControlsProps {
  slug: string;
  id: string;
  version: number;
  name: string;
  enabled: boolean;
  canWrite: boolean;
  canDelete: boolean;
}

/** Ties the controls at the head of a provider's page to their actions. */
export function ProviderHeadControls({ slug, id, version, ...rest }: ProviderHeadControlsProps) {
  const router = useRouter();
  return (
    <ProviderControls
      {...rest}
      onEnable={async (enabled) => {
        const result = await switchProvider(slug, { id, version, enabled });
        // With an ended session a refresh would lead away from what was typed.
        if (result.ok || result.failure.code === 'CONFLICT') router.refresh();
        return result;
      }}
      onDelete={(name) => removeProvider(slug, { id, version, name })}
      onDeleted={() => router.push(`/${slug}/settings/integration`)}
    />
  );
}
