import { readPolicyDocument } from '@/lib/core/policies/read-policy-document';
import type { ReadText } from './use-policy-draft';

/** Reads what was typed or pasted as a policy: rules and default, or a whole document with its name. */
export function readPolicyText(text: string): ReadText {
  const parsed = parse(text);
  if (parsed === undefined) return { ok: false, problems: [{ at: '', message: NO_JSON }] };
  return readPolicyDocument(parsed.value);
}

const NO_JSON = 'This is no JSON yet.';

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // The JSON view finds the place by itself.
    return undefined;
  }
}
