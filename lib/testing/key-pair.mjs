import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

const AS_TEXT = {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
};

/**
 * A new key pair, for tests and development. Its keys are read anew from their text, for those that Node 20
 * gives back are a trap: exporting one as JWK holds its lock, and if the garbage collector comes by then and
 * ends the job that made it, that takes the same lock and the process stands still for ever.
 *
 * @param {'rsa' | 'ec' | 'ed25519' | 'x25519'} type
 * @param {{ modulusLength?: number, namedCurve?: string }} options
 */
export function newKeyPair(type, options = {}) {
  const { publicKey, privateKey } = generateKeyPairSync(type, { ...options, ...AS_TEXT });
  return { publicKey: createPublicKey(publicKey), privateKey: createPrivateKey(privateKey) };
}
