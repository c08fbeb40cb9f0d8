'use client';

import { ErrorPanel } from '@/components/shell/error-panel';
import { GateFrame } from '@/components/shell/gate-frame';

interface RootErrorProps {
  error: Error & { digest?: string };
  retry: () => void;
}

export default function RootError({ error, retry }: RootErrorProps) {
  return (
    <GateFrame>
      <ErrorPanel
        title="This page could not be shown"
        message="A part of Claimcheck failed while making it. What is saved is not touched. Try again; if it fails again, look for the reference in the server's log."
        reference={error.digest}
        onRetry={retry}
        back={{ href: '/', label: 'Go to the start' }}
      />
    </GateFrame>
  );
}
