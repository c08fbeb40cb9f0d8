'use client';

import { Controller, useFormContext } from 'react-hook-form';
import {
  ALGORITHMS,
  type Algorithm,
  DEFAULT_ALGORITHMS,
  DEFAULT_CLOCK_TOLERANCE_SECONDS,
  type ProviderDraft,
} from '@/lib/core/providers/draft';
import { Callout } from '../ui/callout';
import { Checkbox } from '../ui/checkbox';
import { ChipsInput } from '../ui/chips-input';
import { Disclosure } from '../ui/disclosure';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { TextArea } from '../ui/text-area';
import { TextInput } from '../ui/text-input';

/** What most providers never need, each closed with what it is set to beside its name. */
export function AdvancedFields() {
  const { watch, formState } = useFormContext<ProviderDraft>();
  const draft = watch();
  const bad = formState.errors;
  return (
    <div className="-mx-4 -my-4 divide-y divide-line">
      <Disclosure
        title="Issuers and audiences"
        summary={count(draft.furtherIssuers.length + draft.furtherAudiences.length, 'further')}
        forceOpen={Boolean(bad.furtherIssuers ?? bad.furtherAudiences ?? bad.audienceRule)}
      >
        <IssuersAndAudiences draft={draft} />
      </Disclosure>
      <Disclosure
        title="Authorized parties"
        summary={draft.azpRule === 'off' ? 'off' : count(draft.authorizedParties.length, 'listed')}
        forceOpen={Boolean(bad.azpRule ?? bad.authorizedParties)}
      >
        <AuthorizedParties />
      </Disclosure>
      <Disclosure
        title="Algorithms"
        summary={algorithmSummary(draft.algorithms)}
        forceOpen={Boolean(bad.algorithms)}
      >
        <Algorithms />
      </Disclosure>
      <Disclosure
        title="Times and claims"
        summary={claimSummary(draft)}
        forceOpen={Boolean(bad.clockToleranceSeconds ?? bad.requiredClaims ?? bad.permissionsPath)}
      >
        <TimesAndClaims />
      </Disclosure>
      <Disclosure
        title="Keys"
        summary={keySummary(draft)}
        forceOpen={Boolean(bad.jwksAddress ?? bad.pastedKeys)}
      >
        <Keys />
      </Disclosure>
      <Disclosure
        title="Private certificate authority"
        summary={draft.privateCa.trim() === '' ? 'none' : 'set'}
        forceOpen={Boolean(bad.privateCa)}
      >
        <PrivateAuthority />
      </Disclosure>
    </div>
  );
}

function count(length: number, word: string): string {
  return length === 0 ? 'none' : `${length} ${word}`;
}

function algorithmSummary(algorithms: readonly Algorithm[]): string {
  const standard =
    algorithms.length === DEFAULT_ALGORITHMS.length &&
    DEFAULT_ALGORITHMS.every((algorithm) => algorithms.includes(algorithm));
  return standard ? 'RS and ES, 256 to 512' : algorithms.join(', ');
}

function claimSummary(draft: ProviderDraft): string {
  const parts = [`${draft.clockToleranceSeconds} s tolerance`];
  if (draft.tokenKind !== 'any')
    parts.push(draft.tokenKind === 'id' ? 'ID tokens' : 'access tokens');
  if (draft.requiredClaims.length > 0) parts.push(count(draft.requiredClaims.length, 'required'));
  return parts.join(', ');
}

function keySummary(draft: ProviderDraft): string {
  if (draft.pastedKeys.trim() !== '') return 'pasted';
  return draft.jwksAddress === '' ? 'from discovery' : 'own address';
}

type ListName = 'furtherIssuers' | 'furtherAudiences' | 'authorizedParties' | 'requiredClaims';

interface ListProps {
  name: ListName;
  label: string;
  note: string;
  placeholder: string;
}

function ListField({ name, label, note, placeholder }: ListProps) {
  const { control, formState } = useFormContext<ProviderDraft>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Field label={label} note={note} group error={formState.errors[name]?.message}>
          <ChipsInput
            label={label}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            placeholder={placeholder}
          />
        </Field>
      )}
    />
  );
}

type ChoiceName = 'audienceRule' | 'azpRule' | 'tokenKind';

interface ChoiceProps {
  name: ChoiceName;
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
}

function ChoiceField({ name, label, hint, options }: ChoiceProps) {
  const { control, formState } = useFormContext<ProviderDraft>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Field label={label} hint={hint} error={formState.errors[name]?.message}>
          <Select value={field.value} onChange={field.onChange} options={options} />
        </Field>
      )}
    />
  );
}

function IssuersAndAudiences({ draft }: { draft: ProviderDraft }) {
  return (
    <div className="grid gap-4">
      <ListField
        name="furtherIssuers"
        label="Further issuers"
        note="custom domains of the same tenant"
        placeholder="https://login.example.com/"
      />
      <ListField
        name="furtherAudiences"
        label="Further audiences"
        note="identifiers of APIs"
        placeholder="https://api.example.com"
      />
      <ChoiceField
        name="audienceRule"
        label="Tokens without an audience"
        options={[
          { value: 'required', label: 'Refuse them' },
          { value: 'absent_allowed', label: 'Accept them' },
        ]}
      />
      {draft.audienceRule === 'absent_allowed' && (
        <Callout tone="warning" title="Every token of this issuer is accepted">
          A token that names no audience was made for nobody in particular. Allow this only when the
          issuer signs for your applications alone. An audience that is present is still checked.
        </Callout>
      )}
    </div>
  );
}

function AuthorizedParties() {
  return (
    <div className="grid gap-4">
      <ChoiceField
        name="azpRule"
        label="Check azp"
        hint="azp names the client, or with Clerk the browser's origin, that the token was made for."
        options={[
          { value: 'off', label: 'Do not check' },
          { value: 'if_present', label: 'Check it where present' },
          { value: 'required', label: 'Require it' },
        ]}
      />
      <ListField
        name="authorizedParties"
        label="Authorized parties"
        note="exact values of azp"
        placeholder="https://app.example.com"
      />
    </div>
  );
}

function Algorithms() {
  const { control, formState } = useFormContext<ProviderDraft>();
  return (
    <Controller
      control={control}
      name="algorithms"
      render={({ field }) => (
        <Field
          label="Accepted signature algorithms"
          group
          error={formState.errors.algorithms?.message}
          hint="HS256 and none are never accepted: a public key is all that Claimcheck knows."
        >
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
            {ALGORITHMS.map((algorithm) => (
              <Checkbox
                key={algorithm}
                label={algorithm}
                checked={field.value.includes(algorithm)}
                onCheckedChange={(on) =>
                  field.onChange(toggled(field.value, algorithm, on === true))
                }
              />
            ))}
          </div>
        </Field>
      )}
    />
  );
}

function toggled(chosen: readonly Algorithm[], algorithm: Algorithm, on: boolean): Algorithm[] {
  return ALGORITHMS.filter((known) => (known === algorithm ? on : chosen.includes(known)));
}

function TimesAndClaims() {
  const { register, formState } = useFormContext<ProviderDraft>();
  return (
    <div className="grid gap-4">
      <Field
        label="Clock tolerance"
        note="seconds, 0 to 300"
        error={formState.errors.clockToleranceSeconds?.message}
        hint={`How far clocks may differ at exp, nbf and iat. ${DEFAULT_CLOCK_TOLERANCE_SECONDS} is usual.`}
      >
        <TextInput
          {...register('clockToleranceSeconds', { valueAsNumber: true })}
          inputMode="numeric"
          mono
        />
      </Field>
      <ChoiceField
        name="tokenKind"
        label="Kind of token"
        options={[
          { value: 'any', label: 'ID or access tokens' },
          { value: 'access', label: 'Access tokens only' },
          { value: 'id', label: 'ID tokens only' },
        ]}
      />
      <Field
        label="Permissions claim"
        note="path"
        error={formState.errors.permissionsPath?.message}
        hint="A list of strings, or one string with blanks between. The literal name first, then dots, or a JSON Pointer."
      >
        <TextInput {...register('permissionsPath')} mono placeholder="permissions" />
      </Field>
      <ListField
        name="requiredClaims"
        label="Required claims"
        note="tokens without them are refused"
        placeholder="email"
      />
    </div>
  );
}

function Keys() {
  const { register, formState } = useFormContext<ProviderDraft>();
  return (
    <div className="grid gap-4">
      <Field
        label="JWKS address"
        note="instead of the one that discovery names"
        error={formState.errors.jwksAddress?.message}
      >
        <TextInput {...register('jwksAddress')} mono inputMode="url" placeholder="from discovery" />
      </Field>
      <Field
        label="Pasted keys"
        note="a JWK Set; nothing is fetched then"
        error={formState.errors.pastedKeys?.message}
      >
        <TextArea {...register('pastedKeys')} mono rows={4} placeholder='{"keys": […]}' />
      </Field>
    </div>
  );
}

function PrivateAuthority() {
  const { register, formState } = useFormContext<ProviderDraft>();
  return (
    <Field
      label="Certificates"
      note="PEM, trusted for this provider only"
      error={formState.errors.privateCa?.message}
    >
      <TextArea
        {...register('privateCa')}
        mono
        rows={4}
        placeholder="-----BEGIN CERTIFICATE-----"
      />
    </Field>
  );
}
