const TOO_MANY = 429;

/** Why Clerk gave no token, by the status with which it refused; null: it did not answer. */
export function refusalSentence(status: number | null): string {
  if (status === null || status >= 500) return 'Clerk does not answer. Try again in a moment.';
  if (status === TOO_MANY) {
    return 'Clerk takes no more requests from this console for now. Try again in a minute.';
  }
  return `Clerk refused to make the token (status ${status}). The log of the console says why.`;
}
