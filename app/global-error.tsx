'use client';

import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import { ErrorPanel } from '@/components/shell/error-panel';
import { GateFrame } from '@/components/shell/gate-frame';
import './globals.css';

interface GlobalErrorProps {
  error: Error & { digest?: string };
  retry: () => void;
}

export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="font-sans">
        <title>Failed · Claimcheck</title>
        <GateFrame>
          <ErrorPanel
            title="Claimcheck could not be shown"
            message="The console failed before it could make a page. What is saved is not touched. Try again; if it fails again, look for the reference in the server's log."
            reference={error.digest}
            onRetry={retry}
            back={{ href: '/', label: 'Go to the start' }}
          />
        </GateFrame>
      </body>
    </html>
  );
}
