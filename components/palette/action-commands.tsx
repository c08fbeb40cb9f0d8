import { Bug, Keyboard, KeyRound, LogOut, Monitor, Moon, Plus, RefreshCw, Sun } from 'lucide-react';
import type { Permission } from '@/lib/core/access/permissions';
import type { FoundProvider } from '@/lib/core/found-entry';
import { signOutAndLeave } from '../shell/sign-out';
import type { Theme } from '../shell/theme';
import { announce } from '../ui/announce';
import { handOver } from '../ui/handover';
import type { Command } from './command';
import type { CommandsProps } from './commands-props';

interface Surroundings extends Pick<CommandsProps, 'workspace' | 'account' | 'may'> {
  /** What the page shows now, whether chosen or the system's. */
  readonly looksDark: boolean;
  readonly chooseTheme: (theme: Theme) => void;
  readonly showShortcuts: () => void;
}

type Needing = Command & { readonly needs?: Permission };

/** What can be done from anywhere, as far as the operator's role goes. */
export function actionCommands(around: Surroundings): readonly Command[] {
  const { may } = around;
  return [...makingCommands(around.workspace.slug), ...ownCommands(around)]
    .filter(({ needs }) => needs === undefined || may.includes(needs))
    .map(({ needs: _, ...command }) => command);
}

function makingCommands(slug: string): readonly Needing[] {
  return [
    {
      id: 'add-provider',
      label: 'Add provider',
      icon: <Plus aria-hidden />,
      words: ['new', 'create', 'issuer', 'Auth0', 'Clerk', 'WorkOS', 'OIDC'],
      needs: 'providers:write',
      act: { kind: 'page', href: `/${slug}/settings/integration/new` },
    },
    {
      id: 'new-policy',
      label: 'New policy',
      icon: <Plus aria-hidden />,
      words: ['add', 'create', 'rule'],
      needs: 'policies:write',
      act: { kind: 'page', href: `/${slug}/policies/new` },
    },
    {
      id: 'create-key',
      label: 'Create API key',
      icon: <KeyRound aria-hidden />,
      words: ['new', 'add', 'machine key'],
      needs: 'keys:write',
      act: {
        kind: 'page',
        href: `/${slug}/api-keys`,
        before: () => handOver('create-api-key', ''),
      },
    },
    {
      id: 'check-token',
      label: 'Check a token',
      icon: <Bug aria-hidden />,
      words: ['debugger', 'verify', 'decode', 'JWT'],
      needs: 'debugger:use',
      act: { kind: 'page', href: `/${slug}/debugger` },
    },
  ];
}

function ownCommands(around: Surroundings): readonly Needing[] {
  const { account, looksDark, chooseTheme, showShortcuts } = around;
  const choose = (theme: Theme, said: string) => () => {
    chooseTheme(theme);
    announce(said);
  };
  return [
    {
      id: 'theme',
      label: looksDark ? 'Switch to the light theme' : 'Switch to the dark theme',
      icon: looksDark ? <Sun aria-hidden /> : <Moon aria-hidden />,
      words: ['mode', 'appearance'],
      act: {
        kind: 'run',
        run: choose(looksDark ? 'light' : 'dark', `${looksDark ? 'Light' : 'Dark'} theme`),
      },
    },
    {
      id: 'theme-system',
      label: 'Use the theme of the system',
      icon: <Monitor aria-hidden />,
      words: ['switch', 'mode', 'appearance', 'light', 'dark'],
      act: { kind: 'run', run: choose('system', 'The theme of the system') },
    },
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      icon: <Keyboard aria-hidden />,
      words: ['help', 'keys'],
      keys: ['?'],
      act: { kind: 'run', run: showShortcuts },
    },
    {
      id: 'sign-out',
      label: 'Sign out',
      icon: <LogOut aria-hidden />,
      words: ['log out', 'leave', 'session'],
      act: { kind: 'run', run: () => void signOutAndLeave(account.signOut) },
    },
  ];
}

/** Tests a saved provider: opens its page, where the test begins by itself. */
export function testCommand({ id, name }: FoundProvider, slug: string): Command {
  return {
    id: `test:${id}`,
    label: `Test Connection of ${name}`,
    icon: <RefreshCw aria-hidden />,
    act: {
      kind: 'page',
      href: `/${slug}/settings/integration/${id}#test-connection`,
      before: () => handOver(`test:${id}`, ''),
    },
  };
}
