import { Terminal } from 'lucide-react';
import { InlineCode } from '../ui/inline-code';
import { Panel } from '../ui/panel';

/** Nobody set this installation up, and this visitor did not bring the right link. */
export function SetupLocked({ wrongLink }: { wrongLink: boolean }) {
  return (
    <div className="grid w-full max-w-110 gap-5">
      <div className="grid gap-1">
        <h1 className="text-20">
          {wrongLink ? 'This setup link does not fit' : 'Claimcheck is not set up yet'}
        </h1>
        <p className="text-ink-2">
          {wrongLink
            ? 'It was cut off on the way, or belongs to another installation. The right one comes from the machine that runs this console.'
            : 'Its owner is made through a link that only the machine that runs this console knows.'}
        </p>
      </div>
      <Panel className="grid gap-3 p-4 text-13">
        <p className="flex items-start gap-2">
          <Terminal className="mt-0.5 size-4 flex-none text-ink-3" aria-hidden />
          <span>
            Look at the terminal in which <InlineCode>npm start</InlineCode> runs. It prints the
            whole link, which has this form:
          </span>
        </p>
        <p className="rounded-2 bg-sunken px-3 py-2">
          <InlineCode>/setup?token=…</InlineCode>
        </p>
        <p className="text-ink-3">
          Gone from the screen? Start the console again: it prints the same link until there is an
          owner.
        </p>
      </Panel>
    </div>
  );
}
