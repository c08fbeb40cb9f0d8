import { ANNOUNCER_ID } from './announce';

/** The one live region of the document; empty until something is announced. */
export function Announcer() {
  return <div id={ANNOUNCER_ID} role="status" aria-live="polite" className="sr-only" />;
}
