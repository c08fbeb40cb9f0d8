import { Bug, Plus } from 'lucide-react';
import { handOver } from '../ui/handover';
import type { Command } from './command';
import type { CommandsProps } from './commands-props';
import { issuerIn, type Pasted } from './read-pasted';

/** What is done with a token or an issuer that was pasted. A token is handed over in memory alone. */
export function pastedCommands(
  text: string,
  pasted: Pasted,
  { workspace, may }: Pick<CommandsProps, 'workspace' | 'may'>,
): readonly Command[] {
  const base = `/${workspace.slug}`;
  if (pasted === 'token' && may.includes('debugger:use')) {
    return [
      {
        id: 'pasted-token',
        label: 'Check this token in the debugger',
        icon: <Bug aria-hidden />,
        detail: 'Stays in this browser',
        act: {
          kind: 'page',
          href: `${base}/debugger`,
          before: () => handOver('token', text),
        },
      },
    ];
  }
  if (pasted !== 'issuer' || !may.includes('providers:write')) return [];
  const parameters = new URLSearchParams({ issuer: issuerIn(text) });
  return [
    {
      id: 'pasted-issuer',
      label: 'Add a provider with this issuer',
      icon: <Plus aria-hidden />,
      act: { kind: 'page', href: `${base}/settings/integration/new?${parameters}` },
    },
  ];
}
