/** The address that Clerk leads back to after a sign-in; null: nobody knows where this console is. */
export function signInReturn(next: string, origin: string | null): URL | null {
  if (origin === null || !URL.canParse(next, origin)) return null;
  const url = new URL(next, origin);
  return url.origin === origin ? url : new URL(origin);
}
