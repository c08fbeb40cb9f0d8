import Link from 'next/link';
import type { UnclaimedTokens } from '@/lib/core/tokens/refused-tokens';
import { tokenCountText } from './count-words';

interface UnclaimedTokensLineProps {
  tokens: UnclaimedTokens;
  debuggerHref: string;
}

/** What was refused in 24 hours before a provider was asked; nothing where there was none. */
export function UnclaimedTokensLine({ tokens, debuggerHref }: UnclaimedTokensLineProps) {
  const { unknownIssuer, unreadable } = tokens;
  const said = [
    ...(unknownIssuer === 0 ? [] : [unknownIssuerText(unknownIssuer)]),
    ...(unreadable === 0 ? [] : [unreadableText(unreadable)]),
  ];
  if (said.length === 0) return null;
  return (
    <p className="text-13 text-ink-2">
      In 24 h, {said.join(' and ')}.{' '}
      <Link href={debuggerHref} className="link">
        Open the debugger
      </Link>{' '}
      to see why one was.
    </p>
  );
}

function unknownIssuerText(count: number): string {
  return `${tokenCountText(count)} named an issuer that no enabled provider has`;
}

function unreadableText(count: number): string {
  return `${tokenCountText(count)} could not be read`;
}
