import { buttonLook } from '../ui/button-look';
import { Panel } from '../ui/panel';

/** Clerk did not answer, so that nobody knows who is asking. */
export function ClerkUnreachable({ retryHref }: { retryHref: string }) {
  return (
    <div className="grid w-full max-w-110 gap-5">
      <div className="grid gap-1">
        <h1 className="text-20">Clerk does not answer</h1>
        <p className="text-ink-2">
          Operators sign in with Clerk, and this console cannot ask it who you are. Nothing of yours
          is lost.
        </p>
      </div>
      <Panel className="grid gap-2 p-4 text-13 text-ink-2">
        <p>Try again in a minute; Clerk’s status page says whether it is down.</p>
        <p>
          If it stays so, whoever runs this console looks at its log: the secret key may be wrong,
          or Clerk’s Backend API cannot be reached from that machine.
        </p>
      </Panel>
      <a href={retryHref} className={buttonLook({ size: 'big' })}>
        Try again
      </a>
    </div>
  );
}
