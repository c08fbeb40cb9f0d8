import { ArrowLeftRight, CircleUserRound } from 'lucide-react';
import type { Command, CommandGroup } from './command';
import type { CommandsProps } from './commands-props';
import { keysOfPage } from './shortcuts';

type Places = Pick<CommandsProps, 'workspace' | 'workspaces' | 'account' | 'pages'>;

/** The pages that the operator may open, as the sidebar has them, and his own. */
export function pageCommands({ workspace, account, pages }: Places): readonly Command[] {
  const listed = pages.flatMap(({ label: group, items }) =>
    items.map(({ label, href, icon }): Command => {
      const keys = keysOfPage(href, workspace.slug);
      return {
        id: `page:${href}`,
        label,
        icon,
        words: [group],
        ...(keys !== null && { keys }),
        act: { kind: 'page', href },
      };
    }),
  );
  const own: Command = {
    id: `page:${account.accountHref}`,
    label: 'Account',
    icon: <CircleUserRound aria-hidden />,
    words: [account.operator.name, account.operator.email, 'password', 'sessions'],
    act: { kind: 'page', href: account.accountHref },
  };
  return [...listed, own];
}

/** The other workspaces of the operator. */
export function workspaceCommands({ workspace, workspaces }: Places): CommandGroup {
  const others = workspaces.filter(({ slug }) => slug !== workspace.slug);
  return {
    name: 'Workspaces',
    commands: others.map(({ slug, name }) => ({
      id: `workspace:${slug}`,
      label: `Switch to ${name}`,
      icon: <ArrowLeftRight aria-hidden />,
      words: ['workspace', slug],
      act: { kind: 'page', href: `/${slug}/settings/integration` },
    })),
  };
}
