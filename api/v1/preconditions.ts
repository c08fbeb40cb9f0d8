import type { FastifyReply } from 'fastify';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import { answerRefusal } from '../failure-answers';

const ETAG = /^(?:W\/)?"([1-9]\d{0,9})"$/;
const LONGEST_NAME = 255;

/** The ETag of a version (RFC 9110, section 8.8.3). */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version that `If-Match` names; null: the header is absent. Proxies that compress make a tag
 * weak; the version in it says the same, so both are taken. `*` and lists are not: they would
 * overwrite what nobody has read.
 */
export function versionOf(header: string | undefined): Result<number | null> {
  if (header === undefined) return ok(null);
  const version = ETAG.exec(header.trim())?.[1];
  if (version !== undefined) return ok(Number(version));
  return invalidInput({ 'If-Match': ['Send the ETag of the provider as it was read, as "3".'] });
}

/** Answers 428: a change names the version that it is a change of (RFC 6585, section 3). */
export function answerUnconditional(reply: FastifyReply): FastifyReply {
  const message = 'Read the provider first, then send its ETag as If-Match with the change.';
  return answerRefusal(reply, 428, 'PRECONDITION_REQUIRED', message);
}

/** The value of `Idempotency-Key`: 1 to 255 printable ASCII characters; null: the header is absent. */
export function requestName(header: string | undefined): Result<string | null> {
  if (header === undefined) return ok(null);
  if (/^[\x21-\x7e]+$/.test(header) && header.length <= LONGEST_NAME) return ok(header);
  const message = 'Use 1 to 255 printable ASCII characters without spaces, as in a UUID.';
  return invalidInput({ 'Idempotency-Key': [message] });
}
