import { holdsApiKey, holdsPrivateKey } from '../tokens/find-secrets';
import { NO_HINTS } from './hints';
import { WHAT_TO_PASTE } from './paste-words';
import { holdsSecretKey, issuerOfKey, readPublishableKey } from './publishable-key';
import { ofAddress } from './recognise-paste-address';
import {
  type PasteRecognition,
  problem,
  recognised,
  secretProblem,
} from './recognise-paste-result';
import { ofToken, tokensIn } from './recognise-paste-token';
import { isClientId } from './workos-issuers';

/**
 * Recognises what was pasted to add a provider: a token (bare, with `Bearer` or in a curl command),
 * an issuer, its discovery or key set address, a domain, a Clerk publishable key or a WorkOS client
 * ID. Secrets are refused. Nothing of a token but `iss`, `aud` and an origin in `azp` is passed on.
 */
export function recognisePaste(text: string): PasteRecognition {
  const pasted = text.trim();
  if (pasted === '') return problem(WHAT_TO_PASTE);
  const value = valueIn(pasted);
  return (
    refuseSecret(pasted) ??
    ofPublishableKey(value) ??
    ofClientId(value) ??
    ofToken(pasted) ??
    ofAddress(value) ??
    problem(`This is none of what is recognised. ${WHAT_TO_PASTE}`)
  );
}

function refuseSecret(text: string): PasteRecognition | null {
  if (holdsPrivateKey(text)) {
    return secretProblem(
      'This holds a private key. It was not read; nothing here needs one. Replace the key if others may have seen it.',
    );
  }
  if (!(holdsApiKey(text) || holdsSecretKey(text)) || tokensIn(text).length > 0) return null;
  return secretProblem(
    'This holds a secret key. It was not read; nothing here needs one. Paste the publishable key or the client ID alone, and replace the secret if others may have seen it.',
  );
}

/** Takes the value of a line such as `NAME="value"` of a settings file. */
function valueIn(text: string): string {
  return text.replace(/^(?:export\s+)?[A-Z][A-Z0-9_]*\s*=\s*/, '').replace(/^(["'])(.*)\1$/, '$2');
}

function ofPublishableKey(key: string): PasteRecognition | null {
  if (!/^pk_(test|live)_/.test(key)) return null;
  const read = readPublishableKey(key);
  if (read === null) {
    return problem('This publishable key is not whole. Copy it anew from API keys at Clerk.');
  }
  return recognised(
    { ...NO_HINTS, publishableKey: key },
    () => `The publishable key of a Clerk ${read.instance} instance; issuer ${issuerOfKey(key)}.`,
  );
}

function ofClientId(id: string): PasteRecognition | null {
  if (!isClientId(id)) return null;
  return recognised({ ...NO_HINTS, clientId: id }, () => 'The client ID of a WorkOS environment.');
}
