'use client';

import { useRouter } from 'next/navigation';
import { CreateKey } from '@/components/api-keys/create-key';
import { KeyControls } from '@/components/api-keys/key-controls';
import type { ApiKey, KeyKind } from '@/lib/core/access/api-key';
import { createKey, revokeKey, rotateKey } from './actions';

interface Place {
  slug: string;
  /** Where applications reach the api. */
  apiUrl: string;
}

/** Ties the button that makes a key to its action. */
export function CreateWorkspaceKey({ slug, apiUrl, kind }: Place & { kind: KeyKind }) {
  const router = useRouter();
  return (
    <CreateKey
      kind={kind}
      apiUrl={apiUrl}
      onCreate={(input) => createKey(slug, input)}
      onDone={() => router.refresh()}
    />
  );
}

/** Ties the menu of a key to its actions. */
export function WorkspaceKeyControls({ slug, apiUrl, apiKey }: Place & { apiKey: ApiKey }) {
  const router = useRouter();
  const { id } = apiKey;
  return (
    <KeyControls
      apiKey={apiKey}
      apiUrl={apiUrl}
      onRotate={(overlapSeconds) => rotateKey(slug, { id, overlapSeconds })}
      onRevoke={() => revokeKey(slug, { id })}
      onDone={() => router.refresh()}
    />
  );
}
