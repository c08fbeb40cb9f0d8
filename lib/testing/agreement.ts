import type { Backend } from '@/sdk/src/backend';
import { ClaimcheckError } from '@/sdk/src/errors';
import type { AgreementCase } from './agreement-cases';
import type { AgreementGround } from './agreement-ground';

/** What both said: the same, but for ids that each makes for itself. */
export interface Agreed {
  readonly same: boolean;
  readonly api: unknown;
  readonly local: unknown;
  /** What it came to in a word, for counting what a campaign reached. */
  readonly kinds: readonly string[];
}

/** Asks both modes the same. */
export async function askBoth(
  { api, local }: AgreementGround,
  one: AgreementCase,
): Promise<Agreed> {
  const [byApi, byLocal] = [await saidBy(api, one), await saidBy(local, one)];
  const texts = [byApi, byLocal].map((said) => canonical(said));
  return { same: texts[0] === texts[1], api: byApi, local: byLocal, kinds: kindsOf(byApi) };
}

async function saidBy(backend: Backend, one: AgreementCase): Promise<unknown> {
  try {
    return { answers: [await callOf(backend, one)].flat() };
  } catch (error) {
    if (!(error instanceof ClaimcheckError)) throw error;
    const { code, message, fields, retryable } = error;
    return { error: { code, message, fields, retryable } };
  }
}

function callOf(backend: Backend, { call, token, explain, checks }: AgreementCase) {
  const [check = { resource: '', action: '' }] = checks;
  if (call === 'verify') return backend.verify(token, { explain });
  if (call === 'verifyBatch') return backend.verifyBatch([token, 'a.b.c', token], { explain });
  if (call === 'check') return backend.checkAuthorization({ token, explain, ...check });
  return backend.checkAuthorizationBatch({ token, checks, explain });
}

/** As it would be sent, with members in one order and without what each makes for itself. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (name, held: unknown) => {
    if (name === 'decisionId') return typeof held === 'string' && /^dec_[a-z2-7]{24}$/.test(held);
    if (typeof held !== 'object' || held === null || Array.isArray(held)) return held;
    return Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function kindsOf(said: unknown): readonly string[] {
  const { answers, error } = Object(said);
  if (error !== undefined) return [`error ${error.code}`];
  return answers.map((answer: object) => {
    const { valid, code, kind, reason } = Object(answer);
    if (valid === undefined) return reason;
    return valid ? `valid ${kind}` : code;
  });
}
