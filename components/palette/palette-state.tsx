import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ActionFailure } from '@/lib/core/action-result';
import { Skeleton } from '../ui/skeleton';
import type { CommandGroup } from './command';
import type { Pasted } from './read-pasted';

interface PaletteStateProps {
  groups: readonly CommandGroup[];
  text: string;
  pasted: Pasted;
  loading: boolean;
  failure: ActionFailure | null;
  docsFailed: boolean;
}

/** Below the list: that nothing was found, that something is still looked for, or what failed. */
export function PaletteState(props: PaletteStateProps) {
  const { groups, loading, failure, docsFailed } = props;
  const count = groups.reduce((sum, { commands }) => sum + commands.length, 0);
  return (
    <>
      {count === 0 && loading && <Waiting />}
      {count === 0 && !loading && failure === null && <Nothing {...props} />}
      {failure !== null && (
        <Trouble>
          Providers, policies and keys could not be searched. {failure.message}
          {failure.code === 'DEFECT' &&
            failure.requestId !== '' &&
            ` Request ${failure.requestId}.`}
        </Trouble>
      )}
      {docsFailed && <Trouble>The documentation could not be searched.</Trouble>}
      <p role="status" className="sr-only">
        {loading ? '' : counted(count)}
      </p>
    </>
  );
}

function counted(count: number): string {
  if (count === 0) return 'Nothing found';
  return count === 1 ? '1 result' : `${count} results`;
}

function Waiting() {
  return (
    <div className="grid gap-4 p-4" aria-hidden="true">
      <Skeleton className="w-56" />
      <Skeleton className="w-40" />
      <Skeleton className="w-48" />
    </div>
  );
}

const REFUSED = {
  token: {
    title: 'This is a token',
    text: 'Your role has no debugger to check it in. It was not sent anywhere.',
  },
  secret: {
    title: 'This looks like a secret',
    text: 'It was not searched for and not sent anywhere. Replace it if others may have seen it.',
  },
  too_long: {
    title: 'This is too long to search for',
    text: 'It was not sent anywhere. Search for a name, or paste a token or an issuer.',
  },
};

function Nothing({ pasted, text }: PaletteStateProps) {
  const { title, text: more } =
    pasted === 'words' || pasted === 'issuer'
      ? {
          title: `Nothing is called “${text.trim()}”`,
          text: 'Pages, providers, policies, keys, actions and the documentation were searched.',
        }
      : REFUSED[pasted];
  return (
    <div className="px-4 py-8 text-center">
      <p className="font-strong wrap-anywhere text-ink">{title}</p>
      <p className="mt-1 text-13 text-ink-2">{more}</p>
    </div>
  );
}

function Trouble({ children }: { children: ReactNode }) {
  return (
    <p
      role="alert"
      className="flex flex-none items-start gap-2 border-t border-line px-4 py-2.5 text-13 text-ink-2"
    >
      <CircleX aria-hidden className="mt-0.5 size-4 text-bad" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}
