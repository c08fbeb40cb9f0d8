import jsonwebtoken from 'jsonwebtoken';

/**
 * A token as the package jsonwebtoken signs it, which has no types of its own.
 *
 * @param {Readonly<Record<string, unknown>>} claims
 * @param {import('node:crypto').KeyObject} key
 * @param {{ algorithm: string, keyid: string }} options
 * @returns {string}
 */
export function signWithJsonwebtoken(claims, key, options) {
  return jsonwebtoken.sign({ ...claims }, key, options);
}
