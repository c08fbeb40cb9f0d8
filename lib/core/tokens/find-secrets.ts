/** What must never have been pasted into a page that only needs a token. */
export type SecretKind = 'private_key' | 'api_key' | 'machine_key';

const PEM = /-----\s{0,4}BEGIN\s{1,4}(?:[A-Z0-9]{1,12}\s{1,4}){0,3}PRIVATE\s{1,4}KEY/i;
const PUTTY = /PuTTY-User-Key-File-\d/;
// PKCS #8 and PKCS #1 keys in bare base64, recognised by the fixed bytes of their first fields.
const DER =
  /MII[A-Za-z0-9+/]{1,6}IBADANBgkqhkiG9w0BAQEFAAS|MII[A-Za-z0-9+/]{2,5}IBAAKC|MIGHAgEAMBMGByqGSM49/;
const JWK_TYPE = /["']?\bkty["']?\s{0,8}:/;
const JWK_SECRET = /["']?\b[dk]["']?\s{0,8}:\s{0,8}["'][\w+/=-]{16}/;

// Our own keys are found in the middle of a word, too: behind %20, say.
const API_KEY =
  /cc[km]_(?:live|test)_[\w-]{8}|(?<![\w-])(?:(?:sk|rk)_(?:live|test)_|whsec_|gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|AKIA|ASIA|sk-(?:proj|ant|svcacct)-)[\w-]{8}/;
const MACHINE_KEY = /ccm_(?:live|test)_[\w-]{8}/;

/** Whether a text holds a private or symmetric key: PEM, bare DER, or a JWK with `d` or `k`. */
export function holdsPrivateKey(text: string): boolean {
  if (PEM.test(text) || PUTTY.test(text) || DER.test(text)) return true;
  return JWK_TYPE.test(text) && JWK_SECRET.test(text);
}

/** Whether a text holds a secret API key of a maker whose keys can be told by their prefix. */
export function holdsApiKey(text: string): boolean {
  return API_KEY.test(text);
}

/** Whether a text holds a machine key of this product. */
export function holdsMachineKey(text: string): boolean {
  return MACHINE_KEY.test(text);
}
