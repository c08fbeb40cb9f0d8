import { CHECK_WAYS, type CheckWay, TOKEN_WAYS, type TokenWay } from './snippet';

/** Name of the cookie that carries which snippets an operator looked at last. */
export const SNIPPETS_COOKIE = 'claimcheck_snippets';

/** The tab of each of the two groups. */
export interface TabChoice {
  readonly token: TokenWay;
  readonly check: CheckWay;
}

/** Reads the tabs from an untrusted value; anything unknown means the first ones. */
export function parseTabChoice(value: string | undefined): TabChoice {
  const [token, check] = (value ?? '').split('.');
  return {
    token: TOKEN_WAYS.find((way) => way === token) ?? TOKEN_WAYS[0],
    check: CHECK_WAYS.find((way) => way === check) ?? CHECK_WAYS[0],
  };
}

/** What the cookie holds for a choice. */
export function tabChoiceText({ token, check }: TabChoice): string {
  return `${token}.${check}`;
}
