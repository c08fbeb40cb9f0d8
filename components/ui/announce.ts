/** Element that `announce` writes into; it must be in the document from the first byte. */
export const ANNOUNCER_ID = 'announcer';

/** Has screen readers say a sentence; the same sentence twice is said twice. */
export function announce(sentence: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (!region) return;
  // A region whose text does not change stays silent, so a repeated sentence gets a trailing
  // no-break space, which is not spoken.
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
