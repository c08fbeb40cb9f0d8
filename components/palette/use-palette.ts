'use client';

import { usePathname } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { useDocsSearch } from '../docs/use-docs-search';
import { useTheme } from '../shell/use-theme';
import { actionCommands } from './action-commands';
import type { CommandsProps, FindAction } from './commands-props';
import { docsCommand } from './found-commands';
import { pageCommands, workspaceCommands } from './page-commands';
import { answeringGroups, askedOf, type FixedCommands, openingGroups } from './palette-groups';
import { pastedCommands } from './pasted-commands';
import { isRestOf, issuerIn, type Pasted, readPasted } from './read-pasted';
import { idInPath, recentPlaces } from './recent-places';
import { knownEntry, useFound } from './use-found';

const SHOWN_DOCS = 5;

/** What the palette lists for a text, and how far the console has answered. */
export function usePalette(props: CommandsProps, text: string, showShortcuts: () => void) {
  const { find, may, workspace } = props;
  const { slug } = workspace;
  const path = usePathname();
  const pasted = usePasted(text);
  const query = queryOf(text, pasted);
  const [places] = useState(() => recentPlaces(slug, props.account.operator.id));
  const [ids] = useState(() => places.map(idInPath).filter((id) => id !== null));
  const ask = useCallback((input: Parameters<FindAction>[1]) => find(slug, input), [find, slug]);
  const found = useFound(ask, askedOf(query), ids);
  const docs = useDocs(query);
  const fixed = useFixedCommands(props, showShortcuts);
  const mayTest = may.includes('providers:test');
  const groups =
    query === ''
      ? openingGroups(fixed, places, path, knownEntry, slug)
      : answeringGroups({ query, fixed, found, docs: docs.commands, slug, mayTest });
  const offered = { name: 'Pasted', commands: pastedCommands(text, pasted, props) };
  return {
    groups: [offered, ...(isRead(pasted) ? groups : [])].filter((each) => each.commands.length > 0),
    pasted,
    loading: found.loading || docs.loading,
    /** Places whose names are not here yet. */
    unnamed:
      found.query === null && found.failure === null
        ? ids.filter((id) => !knownEntry(id)).length
        : 0,
    failure: found.failure,
    docsFailed: docs.failed,
  };
}

const isRead = (pasted: Pasted) => pasted === 'words' || pasted === 'issuer';

/** What the text is; what is left of a token that is being deleted is still a secret. */
function usePasted(text: string): Pasted {
  const [held, setHeld] = useState('');
  const pasted = readPasted(text);
  if ((pasted === 'token' || pasted === 'secret') && !held.includes(text)) setHeld(text);
  return isRead(pasted) && isRestOf(held, text) ? 'secret' : pasted;
}

/** Of a token or a secret nothing is asked anywhere. */
function queryOf(text: string, pasted: Pasted): string {
  if (pasted === 'issuer') return issuerIn(text);
  return pasted === 'words' ? text.trim() : '';
}

function useDocs(query: string) {
  const { state, load, found } = useDocsSearch(query);
  useEffect(() => {
    if (query !== '' && state === 'idle') load();
  }, [query, state, load]);
  return {
    commands: found.slice(0, SHOWN_DOCS).map(docsCommand),
    loading: query !== '' && state === 'loading',
    failed: query !== '' && state === 'failed',
  };
}

function useFixedCommands(props: CommandsProps, showShortcuts: () => void): FixedCommands {
  const [theme, chooseTheme] = useTheme(props.account.theme);
  const looksDark =
    theme === 'dark' ||
    (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  return {
    pages: pageCommands(props),
    actions: actionCommands({ ...props, looksDark, chooseTheme, showShortcuts }),
    workspaces: workspaceCommands(props).commands,
  };
}
