import { claimWarnings } from './claim-warnings';
import type { DecodedToken } from './decode-token';
import { headerWarnings } from './header-warnings';
import { showSize } from './show-size';
import { timeWarnings } from './time-warnings';
import type { TokenKindGuess } from './token-kind';
import type { TokenWarning } from './token-warning';

/** Browsers keep cookies up to 4 KB; many servers refuse headers above 8 KB. */
const COOKIE_BYTES = 4096;
const HEADER_BYTES = 8192;

const ORDER = { bad: 0, warning: 1, neutral: 2 } as const;

/** Everything odd about a decoded token, the gravest first; `nowMs` is milliseconds since 1970. */
export function tokenWarnings(
  decoded: DecodedToken,
  kind: TokenKindGuess,
  nowMs: number,
): TokenWarning[] {
  const warnings = [
    ...headerWarnings(decoded),
    ...claimWarnings(decoded.payload.value, kind),
    ...timeWarnings(decoded.payload.value, nowMs),
    ...size(decoded.token.length),
  ];
  return warnings.sort((a, b) => ORDER[a.tone] - ORDER[b.tone]);
}

function size(bytes: number): TokenWarning[] {
  if (bytes <= COOKIE_BYTES) return [];
  const shown = showSize(bytes);
  return bytes > HEADER_BYTES
    ? [
        {
          code: 'large',
          tone: 'warning',
          title: `Very large: ${shown}`,
          text: 'Many servers and proxies refuse request headers above 8 KB. Leave out claims that nobody reads.',
        },
      ]
    : [
        {
          code: 'large',
          tone: 'neutral',
          title: `Large: ${shown}`,
          text: 'It does not fit into a cookie, which holds 4 KB.',
        },
      ];
}
