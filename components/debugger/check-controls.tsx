import { RotateCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { EnvironmentSquare } from '@/components/ui/environment-label';
import { ProviderGlyph } from '@/components/ui/provider-mark';
import { SegmentedChoice } from '@/components/ui/segmented-choice';
import { Select, type SelectOption } from '@/components/ui/select';
import type { Environment } from '@/lib/core/providers/draft';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { AsOf, CheckedToken } from './checked-token';

interface CheckControlsProps {
  providers: readonly KnownProvider[];
  /** Null: none has the issuer, and none was chosen. */
  chosen: KnownProvider | null;
  /** Whether the chosen one has the issuer of the token. */
  byIssuer: boolean;
  /** Of the application that would ask; null: the provider's own. */
  environment: Environment | null;
  asOf: AsOf;
  /** False when the token does not say when it was issued. */
  canBeAsOfIssue: boolean;
  checked: CheckedToken | null;
  onChoose: (providerId: string | null) => void;
  onEnvironment: (environment: Environment | null) => void;
  onAsOf: (asOf: AsOf) => void;
  onAgain: () => void;
}

/** Against whom and as of when a token is checked, and when that was done. */
export function CheckControls(props: CheckControlsProps) {
  const { providers, chosen, byIssuer, asOf, canBeAsOfIssue, checked } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <h2 className="text-15">Check against</h2>
      <Select
        size="filter"
        aria-label="Check against"
        options={optionsOf(providers, chosen)}
        value={chosen?.id ?? ''}
        onChange={(id) => props.onChoose(id === '' ? null : id)}
        className={cn(
          'max-w-full grid-cols-[minmax(0,auto)] [&>select]:max-w-full',
          chosen !== null && '[&>select]:pl-8.5',
        )}
        mark={chosen === null ? undefined : <ProviderGlyph type={chosen.type} />}
      />
      <span className="text-12 text-ink-3">{chosenWords(chosen, byIssuer)}</span>
      <Select
        size="filter"
        aria-label="Environment of the application that asks"
        options={ENVIRONMENTS_OF_KEY}
        value={props.environment ?? 'own'}
        onChange={(value) => props.onEnvironment(value === 'own' ? null : value)}
        {...(props.environment !== null && {
          mark: <EnvironmentSquare environment={props.environment} />,
        })}
      />
      <span className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:ml-0">
        {checked === null ? null : <Moment checked={checked} />}
        <SegmentedChoice
          aria-label="Judge as of"
          segments={[
            { value: 'now', label: 'As of now' },
            { value: 'issued', label: 'When issued', disabled: !canBeAsOfIssue },
          ]}
          value={asOf}
          onChange={props.onAsOf}
          className="[&_button]:h-7.5 [&_button]:text-12"
        />
        <Button size="small" variant="quiet" onClick={props.onAgain}>
          <RotateCw aria-hidden />
          Check again
        </Button>
      </span>
    </div>
  );
}

/** An application asks with a key, and a key sees the providers of its own environment only. */
const ENVIRONMENTS_OF_KEY = [
  { value: 'own', label: 'with a key of its environment' },
  { value: 'production', label: 'with a production key' },
  { value: 'staging', label: 'with a staging key' },
  { value: 'development', label: 'with a development key' },
] as const satisfies readonly SelectOption<Environment | 'own'>[];

function optionsOf(
  providers: readonly KnownProvider[],
  chosen: KnownProvider | null,
): readonly SelectOption<string>[] {
  const names = new Map<string, number>();
  for (const { name } of providers) names.set(name, (names.get(name) ?? 0) + 1);
  const options = providers.map(({ id, name, environment, enabled }) => {
    const more = [
      ...(environment === 'production' && names.get(name) === 1 ? [] : [environment]),
      ...(enabled ? [] : ['disabled']),
    ];
    return { value: id, label: more.length === 0 ? name : `${name} (${more.join(', ')})` };
  });
  return chosen === null
    ? [{ value: '', label: 'The provider of its issuer' }, ...options]
    : options;
}

function chosenWords(chosen: KnownProvider | null, byIssuer: boolean) {
  if (chosen === null) return 'none has its iss';
  return byIssuer ? (
    <>
      chosen by <code className="font-mono">iss</code>
    </>
  ) : (
    'chosen by you; its issuer is another'
  );
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

function Moment({ checked: { judgedAt, asOf, by } }: { checked: CheckedToken }) {
  const as = asOf === judgedAt ? '' : ` as of ${DATE.format(asOf)}`;
  return (
    <span className="text-12 text-ink-3">
      judged at {CLOCK.format(judgedAt)}
      {as}
      {by === 'server' ? ' by the server' : ''}, not stored
    </span>
  );
}
