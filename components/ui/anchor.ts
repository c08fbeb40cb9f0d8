/** The element that the page's address names after its `#`; null when it names none. */
export function namedElement(): HTMLElement | null {
  const { hash } = window.location;
  return hash === '' ? null : document.getElementById(hash.slice(1));
}

/** Takes the anchor out of the page's address, without moving or leaving the page. */
export function forgetAnchor(): void {
  const { hash, pathname, search } = window.location;
  if (hash !== '') window.history.replaceState(null, '', pathname + search);
}
