import 'server-only';
import { notFound } from 'next/navigation';
import type { Result } from '@/lib/core/result';

/**
 * The value of a result on a page that only reads: what does not exist, or may not be known of, is
 * the not-found page; any other failure has no form to stand at and goes to the error page.
 */
export function answerOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  if (result.failure.code === 'NOT_FOUND' || result.failure.code === 'FORBIDDEN') notFound();
  throw new Error(`${result.failure.code}: ${result.failure.message}`);
}
