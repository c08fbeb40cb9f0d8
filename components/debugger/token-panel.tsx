'use client';

import { CornerDownRight } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Panel, PanelBar } from '@/components/ui/panel';
import type { DecodedToken } from '@/lib/core/tokens/decode-token';
import { formatObject } from '@/lib/core/tokens/explain-claims';
import { showSize } from '@/lib/core/tokens/show-size';
import { describeTokenKind, type TokenKindGuess } from '@/lib/core/tokens/token-kind';
import { JsonCode } from './json-code';
import { TokenChoice } from './token-choice';
import type { ReadView } from './use-debugger';

interface TokenPanelProps {
  view: ReadView;
  kind: TokenKindGuess;
  onChoose: (chosen: number) => void;
  onClear: () => void;
  /** Takes the focus when a token was read, since the field is gone then. */
  focusRef: Ref<HTMLDivElement>;
}

/** The token in its three colours, and its header. */
export function TokenPanel({ view, kind, onChoose, onClear, focusRef }: TokenPanelProps) {
  const { decoded, found, made, droppedApiKey } = view;
  const note = kind.kind === 'unknown' ? '' : `${kind.sure ? '' : 'likely '}${kind.label}, `;
  return (
    <Panel className="overflow-hidden">
      <PanelBar title="Token" level={2} note={`${note}${showSize(decoded.token.length)}`}>
        <CopyButton value={decoded.token} label="token" />
        <Button size="small" onClick={onClear}>
          Clear
        </Button>
      </PanelBar>
      <div className="grid gap-3.5 p-4">
        {found.length > 1 ? (
          <TokenChoice found={found} chosen={view.chosen} onChoose={onChoose} />
        ) : null}
        {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a section. */}
        <div
          ref={focusRef}
          role="group"
          aria-label="Token"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus.
          tabIndex={0}
          translate="no"
          className="max-h-112 overflow-y-auto rounded-1 font-mono text-12 leading-5 break-all"
        >
          <ColouredToken decoded={decoded} />
        </div>
        <Legend />
        <Made
          sentences={[
            describeTokenKind(kind),
            made,
            droppedApiKey ? 'A secret API key stood beside it. It was not kept.' : null,
          ]}
        />
      </div>
      <HeaderCode decoded={decoded} />
    </Panel>
  );
}

function ColouredToken({ decoded }: { decoded: DecodedToken }) {
  const { token, parts } = decoded;
  const text = (part: keyof typeof parts) => token.slice(parts[part].start, parts[part].end);
  const dot = <span className="font-bold text-ink">.</span>;
  return (
    <>
      <span className="text-part-1">{text('header')}</span>
      {dot}
      <span className="text-part-2">{text('payload')}</span>
      {dot}
      <span className="text-part-3">{text('signature')}</span>
    </>
  );
}

const PARTS = [
  ['Header', 'text-part-1'],
  ['Payload', 'text-part-2'],
  ['Signature', 'text-part-3'],
] as const;

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12">
      {PARTS.map(([name, ink]) => (
        <li key={name} className={`inline-flex items-center gap-1.5 ${ink}`}>
          <span aria-hidden="true" className="h-0.75 w-3 rounded-[1px] bg-current" />
          {name}
        </li>
      ))}
    </ul>
  );
}

function Made({ sentences }: { sentences: readonly (string | null)[] }) {
  return sentences
    .filter((sentence) => sentence !== null)
    .map((sentence) => (
      <p key={sentence} className="flex items-start gap-1.5 text-12 text-ink-2">
        <CornerDownRight className="mt-px size-3.5" aria-hidden />
        {sentence}
      </p>
    ));
}

function HeaderCode({ decoded }: { decoded: DecodedToken }) {
  const json = useMemo(() => formatObject(decoded.header), [decoded]);
  return (
    <div className="relative border-t border-line bg-sunken">
      <pre
        dir="ltr"
        translate="no"
        className="py-3 pr-10 pl-4 font-mono text-12 leading-5 wrap-anywhere whitespace-pre-wrap"
      >
        <JsonCode pieces={json.pieces} ink="text-part-1" />
      </pre>
      <CopyButton value={json.text} label="header" className="absolute top-2.5 right-3" />
    </div>
  );
}
