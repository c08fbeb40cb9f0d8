import { database, type Tx } from './database';

/** The request that an answer belongs to. */
export interface AnsweredRequest {
  readonly workspaceId: string;
  readonly apiKeyId: string;
  /** SHA-256 (hex) of the Idempotency-Key. */
  readonly keyHash: string;
  /** SHA-256 (hex) of what was asked. */
  readonly requestHash: string;
}

/** What was answered. */
export interface KeptAnswer {
  readonly status: number;
  /** The body, byte for byte. */
  readonly body: string;
}

/** What was answered to the Idempotency-Key of an API key, and the hash of what was asked; null: nothing. */
export async function findAnswer(
  { apiKeyId, keyHash }: AnsweredRequest,
  notBefore: Date,
  tx: Tx = database(),
): Promise<{ readonly requestHash: string; readonly answer: KeptAnswer } | null> {
  const row = await tx.idempotentAnswer.findUnique({
    where: { apiKeyId_keyHash: { apiKeyId, keyHash } },
  });
  if (row === null || row.createdAt < notBefore) return null;
  const { requestHash, status, answer } = row;
  // Text and no object: the order of an object's members is not kept by every database.
  if (typeof answer !== 'string') throw new Error('An idempotent answer is not stored as text.');
  return { requestHash, answer: { status, body: answer } };
}

/** Keeps an answer, and drops those that were made before `notBefore`. */
export async function keepAnswer(
  tx: Tx,
  request: AnsweredRequest,
  { status, body }: KeptAnswer,
  times: { readonly at: Date; readonly notBefore: Date },
): Promise<void> {
  await tx.idempotentAnswer.deleteMany({ where: { createdAt: { lt: times.notBefore } } });
  await tx.idempotentAnswer.create({
    data: { ...request, status, answer: body, createdAt: times.at },
  });
}
