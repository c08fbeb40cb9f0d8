import type { ActionResult } from '@/lib/core/action-result';

/** Someone who is signed in to a console. */
export interface Visitor {
  readonly url: string;
  readonly cookie: string;
}

/** The console was gone, or gave no answer that can be read: nothing was acknowledged. */
export class NoAnswer extends Error {}

/**
 * Calls a server action as the browser does, and gives back what it answered; `path` is a page that
 * uses it. Throws NoAnswer.
 */
export async function callAction<T>(
  { url, cookie }: Visitor,
  actionId: string,
  path: string,
  words: readonly unknown[],
): Promise<ActionResult<T>> {
  const text = await post(
    `${url}${path}`,
    {
      'next-action': actionId,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
      origin: url,
      cookie,
    },
    JSON.stringify(words),
  );
  // Line 0 names the line of the answer, which is the first after it.
  const answer = /^1:(\{.*\})$/m.exec(text)?.[1];
  if (answer === undefined) throw new NoAnswer(`No answer to an action: ${text.slice(0, 300)}`);
  return JSON.parse(answer);
}

async function post(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<string> {
  try {
    const answer = await fetch(address, { method: 'POST', headers, body, redirect: 'manual' });
    return await answer.text();
  } catch (cause) {
    throw new NoAnswer('The connection broke.', { cause });
  }
}
