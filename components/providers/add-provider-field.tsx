'use client';

import { ClipboardPaste, Lock } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { readIssuerInput } from '@/lib/core/providers/issuer-input';
import { decodeToken } from '@/lib/core/tokens/decode-token';
import { describeProblem } from '@/lib/core/tokens/describe-problem';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { TextInput } from '../ui/text-input';

interface AddProviderFieldProps {
  /** Where a new provider is made; the issuer is added to it. */
  href: string;
}

/** Paste a token, an issuer or a discovery address, and the form fills itself. */
export function AddProviderField({ href }: AddProviderFieldProps) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>();
  const read = readPaste(text);
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (read.issuer === '')
      return setError(read.problem ?? 'Paste an issuer, its discovery address or a token.');
    return router.push(`${href}?${new URLSearchParams({ issuer: read.issuer })}`);
  };
  return (
    <form onSubmit={go} noValidate>
      <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_auto]">
        <Field
          label="Paste a token or an issuer"
          note="and the fields fill themselves"
          error={error}
          made={text === '' ? null : read.made}
        >
          <TextInput
            mono
            size="big"
            autoComplete="off"
            leading={<ClipboardPaste aria-hidden className="size-4 flex-none text-ink-3" />}
            placeholder="eyJ… or https://login.example.com"
            value={text}
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

interface Paste {
  readonly issuer: string;
  readonly made: string | null;
  readonly problem: string | null;
}

function readPaste(text: string): Paste {
  const token = text.trim().replace(/^bearer\s+/i, '');
  if (!token.startsWith('eyJ')) {
    const { issuer, made } = readIssuerInput(text);
    return { issuer, made, problem: null };
  }
  const result = decodeToken(token);
  if (!result.ok) return { issuer: '', made: null, problem: describeProblem(result.problem).title };
  const { iss } = result.decoded.payload.value;
  if (typeof iss !== 'string' || iss === '') {
    return { issuer: '', made: null, problem: 'This token names no issuer (iss).' };
  }
  return { issuer: iss, made: `A token from ${iss}.`, problem: null };
}
