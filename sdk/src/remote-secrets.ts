/** Shorter texts are no secrets, and would be found in ordinary words. */
const SHORTEST = 8;

/** The text with an ellipsis in place of every secret. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((left, secret) => left.replaceAll(secret, '…'), text);
}
