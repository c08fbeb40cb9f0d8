import { isUtf8 } from 'node:buffer';
import { type Refusal, refuse } from './request-guard';

const MAX_PARTS = 1000;
const MAX_DEPTH = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Judges a whole body of a server action: its text, the number of its parts, its depth. */
export function judgeBody(body: Buffer, contentType: string): Refusal | null {
  if (!isUtf8(body)) return refuse(400, 'BAD_REQUEST', 'The body is not UTF-8.');
  if (hasMoreParts(body, contentType, MAX_PARTS)) {
    return refuse(413, 'BODY_TOO_LARGE', `A form may have at most ${MAX_PARTS} fields.`);
  }
  if (nestsDeeper(body, MAX_DEPTH)) {
    return refuse(400, 'BAD_REQUEST', `The body is nested more than ${MAX_DEPTH} levels deep.`);
  }
  return null;
}

function hasMoreParts(body: Buffer, contentType: string, most: number): boolean {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return false;
  const marker = Buffer.from(`--${boundary}`);
  let at = body.indexOf(marker);
  // The last marker ends the form.
  for (let found = 0; at !== -1; found += 1) {
    if (found > most) return true;
    at = body.indexOf(marker, at + marker.length);
  }
  return false;
}

// React revives arguments recursively: what is nested without end would end in a full stack.
function nestsDeeper(body: Buffer, deepest: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === BACKSLASH && quoted) at += 1;
    else if (byte === QUOTE) quoted = !quoted;
    else if (!quoted) depth = nextDepth(depth, byte);
    if (depth > deepest) return true;
  }
  return false;
}

function nextDepth(depth: number, byte: number): number {
  if (OPENING.has(byte)) return depth + 1;
  return CLOSING.has(byte) ? Math.max(0, depth - 1) : depth;
}
