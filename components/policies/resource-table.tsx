import Link from 'next/link';
import { Badge } from '../ui/badge';
import { EnvironmentLabel } from '../ui/environment-label';
import { Panel, PanelBar } from '../ui/panel';
import { counted } from './decides-words';
import type { ActionDeciders, Decider, ResourceDeciders } from './who-decides';

interface ResourceTableProps {
  resources: readonly ResourceDeciders[];
  /** Address of the list; a policy's page is below it. */
  href: string;
}

/** Each resource with its actions, and who is asked about them, first to last. */
export function ResourceTable({ resources, href }: ResourceTableProps) {
  return (
    <div className="grid gap-5">
      {resources.map(({ resource, actions }) => (
        <Panel key={resource}>
          <PanelBar
            title={<span className="font-mono wrap-anywhere">{resource}</span>}
            level={2}
            note={actions.some(({ action }) => action !== '*') && counted(actions.length, 'action')}
          />
          <dl className="divide-y divide-line">
            {actions.map((action) => (
              <ActionRow
                key={action.action}
                {...action}
                href={href}
                isOnly={actions.length === 1}
              />
            ))}
          </dl>
        </Panel>
      ))}
    </div>
  );
}

interface ActionRowProps extends ActionDeciders {
  href: string;
  /** Whether no other action of the resource is named. */
  isOnly: boolean;
}

function ActionRow({ action, deciders, href, isOnly }: ActionRowProps) {
  return (
    <div className="grid gap-x-6 gap-y-2 px-4 py-3 text-13 sm:grid-cols-[180px_minmax(0,1fr)]">
      <dt className="pt-0.5 wrap-anywhere text-ink">
        {action === '*' ? (
          <span className="text-ink-2">{isOnly ? 'every action' : 'every other action'}</span>
        ) : (
          <span className="font-mono">{action}</span>
        )}
      </dt>
      <dd>
        <ol className="grid gap-1.5">
          {deciders.map((decider, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one policy may be asked twice.
            <DeciderLine key={at} decider={decider} href={href} />
          ))}
        </ol>
      </dd>
    </div>
  );
}

function DeciderLine({ decider, href }: { decider: Decider; href: string }) {
  const { id, name, priority, environment, defaultEffect, byAny } = decider;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge className="min-w-12 justify-center tabular-nums">
        <span className="sr-only">Priority </span>
        {priority}
      </Badge>
      <Link
        href={`${href}/${id}`}
        className="font-strong text-ink no-underline wrap-anywhere hover:underline"
      >
        {name}
      </Link>
      {environment !== null && <EnvironmentLabel environment={environment} />}
      <span className="text-12 text-ink-3">
        otherwise {defaultEffect}
        {byAny && ', by its permission for every action'}
      </span>
    </li>
  );
}
