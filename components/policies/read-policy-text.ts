import { readPolicyDocument } from '@/lib/core/policies/read-policy-document';
import { readStrictJson } from '../json-editor/read-strict-json';
import type { ReadText } from './use-policy-draft';

/** Reads what was typed or pasted as a policy: rules and default, or a whole document with its name. */
export function readPolicyText(text: string): ReadText {
  const read = readStrictJson(text);
  if (!read.ok) return { ok: false, problems: [{ at: '', message: read.problem }] };
  return readPolicyDocument(read.value);
}
