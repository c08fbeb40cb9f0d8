'use client';

import { useParams } from 'next/navigation';
import { ErrorPanel } from '@/components/shell/error-panel';

interface WorkspaceErrorProps {
  error: Error & { digest?: string };
  retry: () => void;
}

export default function WorkspaceError({ error, retry }: WorkspaceErrorProps) {
  const { workspace } = useParams<{ workspace: string }>();
  return (
    <ErrorPanel
      title="This page could not be shown"
      message="A part of Claimcheck failed while making it. What is saved is not touched. Try again; if it fails again, look for the reference in the server's log."
      reference={error.digest}
      onRetry={retry}
      back={{ href: `/${workspace}/settings/integration`, label: 'Go to Integration' }}
    />
  );
}
