import { useId, useMemo } from 'react';
import { decodeToken } from '@/lib/core/tokens/decode-token';
import type { FoundToken } from '@/lib/core/tokens/find-tokens';
import { guessTokenKind } from '@/lib/core/tokens/token-kind';

interface TokenChoiceProps {
  found: readonly FoundToken[];
  chosen: number;
  onChoose: (chosen: number) => void;
}

/** Which of the tokens of one paste is read; those that cannot be read are left out. */
export function TokenChoice({ found, chosen, onChoose }: TokenChoiceProps) {
  const name = useId();
  const labels = useMemo(() => found.map(labelOf), [found]);
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-13 font-medium text-ink">Token to read</legend>
      {labels.map((label, index) =>
        label === null ? null : (
          <label
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the paste is what it is.
            key={index}
            className="flex items-start gap-2 text-13 text-ink-2"
          >
            <input
              type="radio"
              name={name}
              checked={index === chosen}
              onChange={() => onChoose(index)}
              className="mt-0.75 accent-accent"
            />
            <span className="min-w-0 wrap-anywhere">{label}</span>
          </label>
        ),
      )}
    </fieldset>
  );
}

function labelOf({ token, from }: FoundToken): string | null {
  const result = decodeToken(token);
  if (!result.ok) return null;
  const { header, payload } = result.decoded;
  return `${guessTokenKind(header.value, payload.value).label}, from ${from}`;
}
