'use client';

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useFormContext } from 'react-hook-form';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { Field } from '../ui/field';
import { TextArea } from '../ui/text-area';
import { TextInput } from '../ui/text-input';
import type { TrustLine } from './trust-words';
import type { Trust } from './use-trust';

const ICONS = {
  good: <CircleCheck aria-hidden className="text-good" />,
  warning: <TriangleAlert aria-hidden className="text-warn" />,
  bad: <CircleX aria-hidden className="text-bad" />,
};

const INKS = { good: 'text-ink-2', warning: 'text-warn', bad: 'text-bad' };

const SHOWN = 10;

/** What was pasted, a sentence each. */
function TrustLines({ lines, label }: { lines: readonly TrustLine[]; label: string }) {
  return (
    <ul aria-label={label} aria-live="polite" className="grid gap-1.5 text-12 empty:hidden">
      {lines.slice(0, SHOWN).map(({ tone, text }) => (
        <li
          key={text}
          className={`flex items-start gap-1.5 [&>svg]:mt-px [&>svg]:size-3.5 [&>svg]:flex-none ${INKS[tone]}`}
        >
          {ICONS[tone]}
          <span className="min-w-0 wrap-anywhere">{text}</span>
        </li>
      ))}
      {lines.length > SHOWN && <li className="text-ink-3">and {lines.length - SHOWN} more</li>}
    </ul>
  );
}

/** Where the keys come from, if not from discovery. */
export function Keys({ trust }: { trust: Trust }) {
  const { register, formState } = useFormContext<ProviderDraft>();
  const error = formState.errors.pastedKeys?.message;
  return (
    <div className="grid gap-4">
      <Field
        label="JWKS address"
        note="instead of the one that discovery names"
        error={formState.errors.jwksAddress?.message}
      >
        <TextInput {...register('jwksAddress')} mono inputMode="url" placeholder="from discovery" />
      </Field>
      <div className="grid gap-1.5">
        <Field label="Pasted keys" note="a JWK Set; nothing is fetched then" error={error}>
          <TextArea
            {...register('pastedKeys', { onBlur: trust.look })}
            mono
            rows={4}
            placeholder='{"keys": […]}'
          />
        </Field>
        {error === undefined && <TrustLines lines={trust.keys} label="What these keys are" />}
      </div>
    </div>
  );
}

/** Which further authority may vouch for the provider’s certificate. */
export function PrivateAuthority({ trust }: { trust: Trust }) {
  const { register, formState } = useFormContext<ProviderDraft>();
  const error = formState.errors.privateCa?.message;
  return (
    <div className="grid gap-1.5">
      <Field label="Certificates" note="PEM, trusted for this provider only" error={error}>
        <TextArea
          {...register('privateCa', { onBlur: trust.look })}
          mono
          rows={4}
          placeholder="-----BEGIN CERTIFICATE-----"
        />
      </Field>
      {error === undefined && <TrustLines lines={trust.certificates} label="What was pasted" />}
    </div>
  );
}
