import { unreachable } from '../result';
import type { ProblemWords } from './describe-problem';
import type { SecretKind } from './find-secrets';
import type { UnreadPaste } from './read-paste';
import { showSize } from './show-size';

/** Says in plain words why a paste gave no token; never quotes what was pasted. */
export function describeReading(reading: UnreadPaste): ProblemWords {
  switch (reading.kind) {
    case 'too_large':
      return {
        title: 'Too large to be a token',
        text: `That was ${showSize(reading.length)}; a token has at most 64 KB, and a paste at most 256 KB. Nothing was read or kept.`,
      };
    case 'refused':
      return SECRETS[reading.secret];
    case 'no_token':
      return reading.variable === null ? NO_TOKEN : variableWords(reading.variable);
    default:
      return unreachable(reading);
  }
}

const PRIVATE_KEY: ProblemWords = {
  title: 'That was a private key',
  text: 'It was removed from this page at once and sent nowhere. Whoever holds a private key can sign tokens in your name, and a clipboard is read by other programs. If it is in use, replace it. To check a token only the token itself is needed.',
};

const API_KEY: ProblemWords = {
  title: 'That was a secret API key',
  text: 'It was removed from this page at once and sent nowhere. An API key is not a user’s token: it has no claims to read. If others could have seen it, replace it.',
};

const MACHINE_KEY: ProblemWords = {
  title: 'That was a machine key',
  text: 'It was removed from this page at once and sent nowhere. A machine key stands where a user’s token would, but holds no claims to read: its permissions are on the page API keys, and the simulator tells what they allow. If others could have seen it, rotate it.',
};

const SECRETS: Readonly<Record<SecretKind, ProblemWords>> = {
  private_key: PRIVATE_KEY,
  api_key: API_KEY,
  machine_key: MACHINE_KEY,
};

const NO_TOKEN: ProblemWords = {
  title: 'No token found in this text',
  text: 'A token is one long word in three parts with dots between them, and mostly begins with ey. Paste it alone, with Bearer, or with the whole command.',
};

function variableWords(variable: string): ProblemWords {
  return {
    title: 'The token is in a variable',
    text: `The text names ${variable} instead of the token. Paste the value of the variable.`,
  };
}
