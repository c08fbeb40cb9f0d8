import type { Metadata } from 'next';
import { GateFrame } from '@/components/shell/gate-frame';
import { buttonLook } from '@/components/ui/button-look';

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
        {/* A plain link: this page is part of every other, and theirs is the code for more. */}
        <a href="/" className={`${buttonLook({ variant: 'primary' })} mt-3`}>
          Go to the start
        </a>
      </div>
    </GateFrame>
  );
}
