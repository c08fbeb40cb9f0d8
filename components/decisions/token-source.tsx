import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ENVIRONMENT_WORDS } from '@/components/ui/environment-words';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { TextArea } from '@/components/ui/text-area';
import type { Environment } from '@/lib/core/providers/draft';
import { PRIVATE_FIELD } from '../debugger/private-field';
import { TokenChoice } from '../debugger/token-choice';
import type { DebuggerView } from '../debugger/use-debugger';
import { MappedRows } from './mapped-rows';
import type { Subject } from './use-subject';

/** The token of this page, held in its memory and nowhere else. */
export interface TokenInput {
  readonly view: DebuggerView;
  readonly onText: (text: string) => void;
  readonly onChoose: (chosen: number) => void;
  readonly onClear: () => void;
  /** Copies what the token gave into the attributes by hand. */
  readonly onByHand: () => void;
  /** Asks in another environment. */
  readonly onEnvironment: (environment: Environment) => void;
  readonly debuggerHref: string;
}

/** A token as the source of attributes: read here by the mappings of its provider, and not verified. */
export function TokenSource({ token, subject }: { token: TokenInput; subject: Subject }) {
  const { view, onText } = token;
  if (view.kind === 'read') return <ReadToken token={token} subject={subject} />;
  return (
    <Field
      label="Token"
      error={view.problem === null ? undefined : `${view.problem.title}. ${view.problem.text}`}
      hint="Read in this browser and forgotten when you leave: not stored, not sent, not in the address."
    >
      <TextArea
        {...PRIVATE_FIELD}
        mono
        rows={4}
        placeholder="eyJhbGciOiJSUzI1NiIs…"
        value={view.text}
        onChange={(event) => onText(event.target.value)}
      />
    </Field>
  );
}

function ReadToken({ token, subject }: { token: TokenInput; subject: Subject }) {
  const { view, onChoose, onClear, onByHand, debuggerHref } = token;
  const elsewhere = subject.kind === 'problem' ? subject.elsewhere : null;
  if (view.kind !== 'read') return null;
  return (
    <div className="grid gap-3">
      {view.found.length > 1 ? (
        <TokenChoice found={view.found} chosen={view.chosen} onChoose={onChoose} />
      ) : null}
      <Callout
        tone={subject.kind === 'problem' ? 'warning' : 'neutral'}
        title={titleOf(subject)}
        actions={
          <>
            {elsewhere === null ? null : (
              <Button size="small" variant="tint" onClick={() => token.onEnvironment(elsewhere)}>
                Ask in {ENVIRONMENT_WORDS[elsewhere]}
              </Button>
            )}
            <Button size="small" onClick={onClear}>
              Clear token
            </Button>
            {subject.kind === 'read' ? (
              <Button size="small" onClick={onByHand}>
                Edit by hand
              </Button>
            ) : null}
          </>
        }
      >
        Not verified here: the{' '}
        <Link href={debuggerHref} prefetch={false} className="link">
          debugger
        </Link>{' '}
        does that.
      </Callout>
      {subject.kind === 'waiting' ? <Skeleton shape="h-24 rounded-3" /> : null}
      {subject.kind === 'read' ? (
        <Panel className="overflow-hidden">
          <MappedRows subject={subject.subject} />
        </Panel>
      ) : null}
    </div>
  );
}

function titleOf(subject: Subject): string {
  if (subject.kind === 'problem') return subject.sentence;
  if (subject.kind === 'failed') return 'The token was not read';
  return subject.kind === 'read'
    ? `Read by the mappings of ${subject.subject.provider.name}`
    : 'Reading the token';
}
