'use client';

import { ClipboardPaste, Lock } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { readIssuerInput } from '@/lib/core/providers/issuer-input';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { latePart, useLatePart } from '../ui/late-part';
import { TextInput } from '../ui/text-input';
import type { FoundIssuer } from './issuer-of-token';

// Most who see the list paste nothing, so what reads a token is fetched when the field is entered.
const tokens = latePart(() => import('./issuer-of-token'));

const NOTHING = 'Paste an issuer, its discovery address or a token.';
const UNREADABLE = 'What reads a token could not be fetched. Reload the page, or paste the issuer.';

interface AddProviderFieldProps {
  /** Where a new provider is made; the issuer is added to it. */
  href: string;
}

/** Paste a token, an issuer or a discovery address, and the form fills itself. */
export function AddProviderField({ href }: AddProviderFieldProps) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [wanted, setWanted] = useState(false);
  useLatePart(tokens, wanted);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    // Where it does not come, the field says so.
    if (isToken(text)) await tokens.load().catch(() => null);
    const { issuer, problem } = readPaste(text);
    if (issuer === '') return setError(problem ?? NOTHING);
    return router.push(`${href}?${new URLSearchParams({ issuer })}`);
  };
  return (
    <form onSubmit={go} noValidate>
      <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_auto]">
        <Field
          label="Paste a token or an issuer"
          note="and the fields fill themselves"
          error={error}
          made={text === '' ? null : readPaste(text).made}
        >
          <TextInput
            mono
            size="big"
            autoComplete="off"
            leading={<ClipboardPaste aria-hidden className="size-4 flex-none text-ink-3" />}
            placeholder="eyJ… or https://login.example.com"
            value={text}
            onFocus={() => setWanted(true)}
            onChange={(event) => {
              setText(event.target.value);
              setError(undefined);
            }}
          />
        </Field>
        <Button type="submit" variant="tint" size="big" className="sm:mt-6.5">
          Continue
        </Button>
      </div>
      <p className="mt-2 flex items-center gap-1.5 text-12 text-ink-3">
        <Lock aria-hidden className="size-3.5" />A token is read in this browser and not sent
        anywhere; only its issuer goes on.
      </p>
    </form>
  );
}

function isToken(text: string): boolean {
  return /^([Bb]earer\s+)?eyJ/.test(text.trim());
}

function readPaste(text: string): FoundIssuer {
  if (!isToken(text)) return { ...readIssuerInput(text), problem: null };
  const found = tokens.current?.issuerOfToken(text);
  return found ?? { issuer: '', made: null, problem: UNREADABLE };
}
