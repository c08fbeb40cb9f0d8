import type { Metadata } from 'next';
import Link from 'next/link';
import { GateFrame } from '@/components/shell/gate-frame';
import { Button } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <GateFrame>
      <div className="grid max-w-md justify-items-start gap-2">
        <h1 className="text-20">There is nothing at this address</h1>
        <p className="text-ink-2">
          It may have been deleted or renamed, or it belongs to a workspace that you are not a
          member of.
        </p>
        <Button asChild variant="primary" className="mt-3">
          <Link href="/">Go to the start</Link>
        </Button>
      </div>
    </GateFrame>
  );
}
