import type { KeyWithPlaintext } from '@/lib/core/access/api-key';
import type { Overlap } from '@/lib/core/access/key-overlap';
import type { NewKeyInput } from '@/lib/core/access/new-key-form';
import type { ActionResult } from '@/lib/core/action-result';

/** Makes a key. */
export type CreateKey = (input: NewKeyInput) => Promise<ActionResult<KeyWithPlaintext>>;

/** Makes a key in the place of another. */
export type RotateKey = (overlapSeconds: Overlap) => Promise<ActionResult<KeyWithPlaintext>>;

/** Said when a request was lost on its way: whether it arrived is not known. */
export const NO_ANSWER = 'The console did not answer. Check that it is running, then try again.';
