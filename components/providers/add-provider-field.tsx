'use client';

import { ClipboardPaste, Lock } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { WHAT_TO_PASTE } from '@/lib/core/providers/paste-words';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { latePart, useLatePart } from '../ui/late-part';
import { TextInput } from '../ui/text-input';
import { useEarlyInput } from '../ui/use-early-input';
import type { PasteAnswer } from './paste-answer';

// Most who see the list paste nothing, so what reads a paste is fetched when the field is entered.
const reader = latePart(() => import('./paste-answer'));

const UNREADABLE = 'What reads a paste could not be fetched. Reload the page, or choose a type.';

interface AddProviderFieldProps {
  /** Where a new provider is made; what was found is added to it. */
  href: string;
  /** The saved providers, among which the issuer is looked for. */
  known: readonly KnownProvider[];
}

/** Paste a token, an issuer, a domain, a key or a client ID, and the form fills itself. */
export function AddProviderField(props: AddProviderFieldProps) {
  const { answer, error, go, input } = usePaste(props);
  return (
    <form onSubmit={go} noValidate>
      <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_auto]">
        <Field
          label="Paste a token or an issuer"
          note="and the type and the fields fill themselves"
          error={error}
          made={answer?.ok ? <Made answer={answer} /> : null}
        >
          <TextInput
            {...input}
            mono
            size="big"
            autoComplete="off"
            leading={<ClipboardPaste aria-hidden className="size-4 flex-none text-ink-3" />}
            placeholder="eyJ… or https://login.example.com"
          />
        </Field>
        <Button type="submit" variant="tint" size="big" className="sm:mt-6.5">
          Continue
        </Button>
      </div>
      <p className="mt-2 flex items-start gap-1.5 text-12 text-ink-3">
        <Lock aria-hidden className="mt-px size-3.5 flex-none" />
        <span>
          A token is read in this browser and not sent anywhere; only its issuer, audience, azp,
          algorithm, kind and which claim holds its permissions go on.
        </span>
      </p>
    </form>
  );
}

/** The text of the field, what it comes to, and what is wrong once the field is left or sent. */
function usePaste({ href, known }: AddProviderFieldProps) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const [wanted, setWanted] = useState(false);
  const module = useLatePart(reader, wanted);
  const answer = text.trim() === '' ? null : (module?.answerPaste(text, known, href) ?? null);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    const loaded = await reader.load().catch(() => null);
    setFailed(loaded === null);
    setAsked(true);
    const read = loaded?.answerPaste(text, known, href);
    if (read?.ok) router.push(read.href);
  };
  const wrong = asked ? emptyOrWrong(text, answer) : urgent(answer);
  const type = (typed: string) => {
    setText(typed);
    setAsked(false);
    setFailed(false);
  };
  const early = (held: string) => {
    type(held);
    setWanted(true);
  };
  const input = {
    ref: useEarlyInput<HTMLInputElement>(text, early),
    value: text,
    onFocus: () => setWanted(true),
    onBlur: () => setAsked(text.trim() !== ''),
    onChange: (event: ChangeEvent<HTMLInputElement>) => type(event.target.value),
  };
  return { answer, error: failed ? UNREADABLE : wrong, go, input };
}

function emptyOrWrong(text: string, answer: PasteAnswer | null): string | undefined {
  if (text.trim() === '') return WHAT_TO_PASTE;
  return answer === null || answer.ok ? undefined : answer.problem;
}

/** What must be said while the text is still being entered: that a secret was pasted. */
function urgent(answer: PasteAnswer | null): string | undefined {
  return answer?.ok === false && answer.secret ? answer.problem : undefined;
}

function Made({ answer }: { answer: Extract<PasteAnswer, { ok: true }> }) {
  const { made, provider, next } = answer;
  if (provider === null) return <>{next === null ? made : `${made} ${next}`}</>;
  return (
    <>
      {made} Already trusted as{' '}
      <Link href={provider.href} prefetch={false} className="link font-medium">
        {provider.name}
      </Link>
      {next}
    </>
  );
}
