import Link from 'next/link';
import type { ReactNode } from 'react';
import { docsHref } from '@/lib/core/docs/docs-pages';
import { checkSnippets } from '@/lib/core/snippets/check-snippets';
import type { SignInValues } from '@/lib/core/snippets/sign-in-values';
import {
  CHECK_WAY_WORDS,
  CHECK_WAYS,
  TOKEN_WAY_WORDS,
  TOKEN_WAYS,
} from '@/lib/core/snippets/snippet';
import type { SnippetPlace } from '@/lib/core/snippets/snippet-place';
import type { TabChoice } from '@/lib/core/snippets/tab-choice';
import { tokenSnippets } from '@/lib/core/snippets/token-snippets';
import { GUIDE_PARTS } from '../providers/guide/guide-parts';
import { Panel, PanelBar } from '../ui/panel';
import { KeyNeeded } from './key-needed';
import { SnippetTabs } from './snippet-tabs';
import { SnippetView } from './snippet-view';

interface UseItProps {
  readonly values: SignInValues;
  readonly place: SnippetPlace;
  readonly choice: TabChoice;
  /** Whose values are shown. */
  readonly children: ReactNode;
}

/** How an application gets tokens of a provider, and how they are checked, in code to take over. */
export function UseIt({ values, place, choice, children }: UseItProps) {
  return (
    <section
      id={GUIDE_PARTS.useIt}
      aria-labelledby="use-it-title"
      className="grid min-w-0 scroll-mt-4 gap-4"
    >
      <div className="grid gap-1">
        <h2 id="use-it-title" className="text-15">
          Use it in your app
        </h2>
        <p className="text-13 text-ink-2">{children}</p>
      </div>
      <Panel>
        <PanelBar title="Get the token" level={3} note="where your users sign in">
          <Link href={docsHref('tokens-in-your-app')} className="link">
            Which token, and why
          </Link>
        </PanelBar>
        <TokenTabs values={values} choice={choice} />
      </Panel>
      <Panel>
        <PanelBar title="Check the token" level={3} note="where your service is called" />
        <CheckTabs place={place} choice={choice} />
      </Panel>
    </section>
  );
}

function TokenTabs({ values, choice }: Pick<UseItProps, 'values' | 'choice'>) {
  const snippets = tokenSnippets(values);
  return (
    <SnippetTabs
      group="token"
      label="Where the token is needed"
      choice={choice}
      tabs={TOKEN_WAYS.map((way) => ({
        value: way,
        label: TOKEN_WAY_WORDS[way],
        content: <SnippetView snippet={snippets[way]} />,
      }))}
    />
  );
}

function CheckTabs({ place, choice }: Pick<UseItProps, 'place' | 'choice'>) {
  const snippets = checkSnippets(place);
  return (
    <SnippetTabs
      group="check"
      label="What checks the token"
      choice={choice}
      tabs={CHECK_WAYS.map((way) => ({
        value: way,
        label: CHECK_WAY_WORDS[way],
        content: (
          <SnippetView snippet={snippets[way]}>
            <KeyNeeded place={place} scopes={snippets[way].scopes} way={way} />
          </SnippetView>
        ),
      }))}
    />
  );
}
