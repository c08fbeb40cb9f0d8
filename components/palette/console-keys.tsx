'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { rememberLastPage } from '../ui/last-page';
import { latePart, useLatePart } from '../ui/late-part';
import type { CommandsProps, Shown } from './commands-props';
import { idInPath, rememberPlace } from './recent-places';
import { useShortcuts } from './use-shortcuts';

const sheet = latePart(() => import('./shortcut-sheet'));

interface ConsoleKeysProps extends CommandsProps {
  shown: Shown;
  show: (shown: Shown) => void;
}

/** The shortcuts of the console, their sheet, and the memory of where the operator was. */
export function ConsoleKeys({ shown, show, ...props }: ConsoleKeysProps) {
  const { workspace, pages, mac, account } = props;
  const { id: operatorId } = account.operator;
  const path = usePathname();
  const query = useSearchParams()?.toString() ?? '';
  const loaded = useLatePart(sheet, shown === 'sheet');
  useShortcuts({ slug: workspace.slug, pages, mac, shown, show });
  useEffect(() => {
    if (path !== null && idInPath(path) !== null) rememberPlace(workspace.slug, operatorId, path);
  }, [path, workspace.slug, operatorId]);
  useEffect(() => {
    if (path !== null) rememberLastPage(path, query);
  }, [path, query]);
  return (
    loaded && (
      <loaded.ShortcutSheet
        open={shown === 'sheet'}
        onClose={() => show(null)}
        hrefs={pages.flatMap(({ items }) => items.map(({ href }) => href))}
        slug={workspace.slug}
        mac={mac}
      />
    )
  );
}
