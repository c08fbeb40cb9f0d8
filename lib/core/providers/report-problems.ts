import type { StepCode } from '../connections/report';
import type { GuideProblem } from './guide';

/** What a code of Test Connection means and what to do, for every type of provider. */
interface Explained {
  readonly summary: string;
  readonly text: string;
}

/** In the order of the steps. */
const EXPLAINED: Readonly<Record<StepCode, Explained>> = {
  INPUT_INVALID: {
    summary: 'a field must be corrected',
    text: 'A field is empty or cannot be read. The step names the field; nothing was asked of the network.',
  },
  HOST_LOOKS_ALIKE: {
    summary: 'letters of several scripts',
    text: 'The host name mixes letters of several scripts, which is how look-alike names are made. Go on only if the spelling in the report is the name that your provider gave you.',
  },
  AUTHORITY_ENDS_SOON: {
    summary: 'private CA, weeks left',
    text: 'The certificate that is pasted as private CA ends soon. Paste its successor beside it under **Advanced → Private certificate authority**: several may stand there.',
  },
  AUTHORITY_ENDED: {
    summary: 'private CA has ended',
    text: 'The certificate that is pasted as private CA has ended, so it no longer vouches for the provider. Paste the current one of your authority.',
  },
  AUTHORITY_UNSUITABLE: {
    summary: 'private CA is no authority',
    text: 'The certificate that is pasted as private CA belongs to a server, not to an authority, so it vouches for nobody. Paste the certificate of the authority that issued it; the step names it.',
  },
  PORT_NOT_ALLOWED: {
    summary: 'a port below 1024',
    text: 'Claimcheck connects to port 443 and to ports from 1024. Publish the provider at one of them.',
  },
  HOST_UNRESOLVED: {
    summary: 'no such host name',
    text: 'DNS knows no address for this host. A letter or the region is wrong, or the DNS record of a new custom domain is not in place yet.',
  },
  HOST_NOT_PUBLIC: {
    summary: 'private or reserved address',
    text: 'The host leads to an address that is not on the public internet. If the provider is on your own network, whoever runs Claimcheck lists its exact origin (scheme, host and port) in `ALLOWED_PRIVATE_ORIGINS`.',
  },
  CONNECTION_REFUSED: {
    summary: 'nothing listens there',
    text: 'The host is up, but refuses the connection. Check the port, and whether a firewall lets the machine that runs Claimcheck in.',
  },
  CONNECTION_RESET: {
    summary: 'connection ended halfway',
    text: 'The connection stood and was cut. Once is chance: run the test again. If it stays so, look at firewalls and proxies between here and the provider.',
  },
  TIMED_OUT: {
    summary: 'no answer within 5 s',
    text: 'The provider gave no complete answer in five seconds. A firewall that drops packets looks like this, and so does a provider that is overloaded or asleep.',
  },
  CANCELLED: {
    summary: 'the test was stopped',
    text: 'Somebody stopped the test, or the page was left. Run it again.',
  },
  TLS_EXPIRED: {
    summary: 'certificate has ended',
    text: 'The TLS certificate of the provider has ended. Only the provider can renew it; your applications refuse it too.',
  },
  TLS_NOT_YET_VALID: {
    summary: 'certificate begins later',
    text: 'The TLS certificate is not valid yet. Check the clock of the machine that runs Claimcheck first, then ask the provider.',
  },
  TLS_WRONG_HOST: {
    summary: 'certificate of another name',
    text: 'The certificate was made for another host name. Use that name, or wait until the certificate of a new custom domain has been issued.',
  },
  TLS_UNTRUSTED: {
    summary: 'unknown authority',
    text: 'Nobody that Claimcheck trusts vouches for the certificate. For an authority of your own, paste its certificate under **Advanced → Private certificate authority**. A provider that forgets to send its intermediate certificate looks the same.',
  },
  TLS_PROTOCOL: {
    summary: 'not TLS 1.2 or 1.3',
    text: 'What answers does not speak TLS 1.2 or 1.3. Often it is plain http on a port that was thought to be https.',
  },
  TLS_FAILED: {
    summary: 'no secure connection',
    text: 'The secure connection failed for another reason, which the step names. Check the certificate of the provider and the pasted private CA.',
  },
  REDIRECTED: {
    summary: 'sent to another address',
    text: 'Redirects are not followed, because they could lead anywhere. If the address that it leads to is your provider’s, enter that one.',
  },
  HTTP_STATUS: {
    summary: 'another status than 200',
    text: 'The address answers, but not with a document. 404: the path is wrong. 401 or 403: it must be readable without signing in. 429: wait. 5xx: the fault is on the side of the provider.',
  },
  NOT_JSON: {
    summary: 'a page, not a document',
    text: 'A page for people or another service answers there. The path is usually incomplete: realm, tenant or application are part of it.',
  },
  TOO_LARGE: {
    summary: 'over 512 KiB',
    text: 'The answer is larger than any provider’s. Reading was stopped; check the address.',
  },
  BAD_RESPONSE: {
    summary: 'not proper http',
    text: 'The answer breaks the rules of http or of its compression. Something other than a provider is there, or a proxy before it is broken.',
  },
  CERTIFICATE_ENDS_SOON: {
    summary: 'TLS certificate, days left',
    text: 'The TLS certificate of the provider ends within days. When it does, new keys can no longer be fetched. Most are renewed by themselves; make sure that this one is.',
  },
  DISCOVERY_ABSENT: {
    summary: 'no discovery document',
    text: 'There is no document at the addresses that follow from the issuer. Check the issuer’s path. A provider that publishes none works with its JWKS address, or with pasted keys, under **Advanced → Keys**.',
  },
  CLOCK_DIFFERS: {
    summary: 'the clocks disagree',
    text: 'The provider’s clock and this machine’s are further apart than the tolerance. Fresh tokens may count as not yet valid. Correct the clock that is wrong, rather than raising the tolerance.',
  },
  METADATA_INVALID: {
    summary: 'a member cannot be used',
    text: 'A member of the discovery document has the wrong form. The provider has to correct it.',
  },
  METADATA_INCOMPLETE: {
    summary: 'a member is missing',
    text: 'The discovery document lacks a member that is needed, such as `issuer`. It may be another kind of document: compare the address.',
  },
  ISSUER_MISMATCH: {
    summary: 'the document names another issuer',
    text: 'The issuer in the form and the `issuer` of the document differ, if only by a slash. Tokens carry the one of the document, so they would be refused with `INVALID_ISSUER`. The step marks the character and has a button that takes the document’s over.',
  },
  ISSUER_PARTLY: {
    summary: 'one of several issuers is off',
    text: 'Of several issuers, at least one differs from its own document. Tokens of that one will be refused; the others work. Correct it or take it off the list.',
  },
  JWKS_ADDRESS_INVALID: {
    summary: 'no usable jwks_uri',
    text: 'The document names no key set, or one at an address that is refused: not https, or with a name and password in it. Until the provider corrects it, enter the address under **Advanced → Keys**.',
  },
  JWKS_ADDRESS_DIFFERS: {
    summary: 'not the one of the document',
    text: 'The key set is read from another address than the document names. Leave **JWKS address** empty to follow the document, unless you know why it must differ.',
  },
  JWKS_INVALID: {
    summary: 'not a key set',
    text: 'What is at the address, or was pasted, is no JWK Set: an object with a list `keys`. A PEM certificate or a single key is not one.',
  },
  KEYS_EMPTY: {
    summary: 'a set without keys',
    text: 'The key set is empty. The provider has not made a signing key yet, or signs with a shared secret, which is never published and never accepted.',
  },
  KEYS_UNUSABLE: {
    summary: 'no key can verify',
    text: 'Every key of the set is refused; the list below the steps says why for each. RSA keys need 2,048 bits or more; elliptic curves must be P-256, P-384, P-521 or Ed25519.',
  },
  KEYS_PARTLY_UNUSABLE: {
    summary: 'some keys are refused',
    text: 'Some keys cannot be used; the list says why. That is harmless for keys that encrypt, and a problem if tokens are signed with one of them: they get `KEY_REJECTED` or `KEY_NOT_FOUND`.',
  },
  KEYS_PRIVATE: {
    summary: 'a private key is public',
    text: 'The key set holds the private half of a key, so anyone who has read it can sign tokens. Have the provider replace the key now. Claimcheck refuses that key.',
  },
  CERTIFICATE_DIFFERS: {
    summary: 'x5c holds another key',
    text: 'The certificate beside a key contains another key. Claimcheck uses the key itself; software that reads the certificate would refuse the same tokens. The provider should correct it.',
  },
  KEY_CERTIFICATE_ENDED: {
    summary: 'x5c has ended',
    text: 'The certificate beside a key has ended. Claimcheck verifies with the key itself, so tokens still pass; it often means that a rotation was forgotten.',
  },
  ALGORITHMS_DISJOINT: {
    summary: 'nothing in common',
    text: 'No algorithm is allowed here, named by the document and possible with the keys. Let the provider sign with RS256 or ES256, or allow its algorithm under **Advanced → Algorithms**. HS256 and none cannot be allowed.',
  },
  ALGORITHMS_PARTLY: {
    summary: 'some tokens would be refused',
    text: 'A key is for an algorithm that is not allowed here. Tokens signed with it get `ALGORITHM_NOT_ALLOWED`. Allow it under **Advanced → Algorithms**, if your applications use it.',
  },
};

/** One problem for every code that a step of Test Connection can have, in the order of the steps. */
export const REPORT_PROBLEMS: readonly GuideProblem[] = Object.entries(EXPLAINED).map(
  ([code, { summary, text }]) => ({
    id: code,
    title: code,
    summary,
    blocks: [{ kind: 'text', text }],
  }),
);
