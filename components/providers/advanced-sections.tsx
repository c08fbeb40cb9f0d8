'use client';

import { Controller, useFormContext } from 'react-hook-form';
import {
  ALGORITHMS,
  type Algorithm,
  DEFAULT_CLOCK_TOLERANCE_SECONDS,
  type ProviderDraft,
} from '@/lib/core/providers/draft';
import type { DraftField } from '@/lib/core/providers/draft-changes';
import { readIssuer } from '@/lib/core/providers/issuer-field';
import { Checkbox } from '../ui/checkbox';
import { Field } from '../ui/field';
import { TextInput } from '../ui/text-input';
import { ChoiceField, ListField } from './draft-fields';

interface SectionProps {
  /** Fields that stand in the basic form already; they are left out here. */
  basic: ReadonlySet<DraftField>;
}

/** Whom else the provider signs as, and for whom. */
export function IssuersAndAudiences({ basic }: SectionProps) {
  return (
    <div className="grid gap-4">
      <ListField
        name="furtherIssuers"
        label="Further issuers"
        note="compared byte for byte; their keys are those of the first"
        placeholder="https://login.example.com/"
        read={readIssuer}
      />
      <ListField
        name="furtherAudiences"
        label="Further audiences"
        note="accepted beside those above"
        placeholder="https://api.example.com"
      />
      {!basic.has('audienceRule') && (
        <ChoiceField
          name="audienceRule"
          label="Tokens without an audience"
          options={[
            { value: 'required', label: 'Refuse them' },
            { value: 'absent_allowed', label: 'Accept them' },
          ]}
        />
      )}
    </div>
  );
}

/** Which clients or origins a token may have been made for. */
export function AuthorizedParties({ basic }: SectionProps) {
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
      {!basic.has('authorizedParties') && (
        <ListField
          name="authorizedParties"
          label="Authorized parties"
          note="exact values of azp"
          placeholder="https://app.example.com"
        />
      )}
    </div>
  );
}

/** With what a token may be signed. */
export function Algorithms() {
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

/** How exact clocks are, which tokens count, what they must hold. */
export function TimesAndClaims() {
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
        note="path; empty: none is read"
        error={formState.errors.permissionsPath?.message}
        hint="A list of strings, or one string with blanks between; often permissions or scope. The literal name first, then dots, or a JSON Pointer."
      >
        <TextInput {...register('permissionsPath')} mono />
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
