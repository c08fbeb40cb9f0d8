declare global {
  interface Window {
    /** What Clerk's browser code leaves here once it ran. */
    Clerk?: { load: (options: { telemetry: false }) => Promise<void> };
  }
}

/** Clerk's browser code and the key of its instance. */
export interface ClerkScript {
  readonly publishableKey: string;
  readonly scriptUrl: string;
}

const MARK = 'data-clerk-publishable-key';

/**
 * Loads Clerk's browser code, which renews the session's token of 60 seconds for as long as the page
 * is open; once per page. Where it does not come, the session ends with the token that there is.
 */
export function keepClerkSession({ publishableKey, scriptUrl }: ClerkScript): void {
  if (document.querySelector(`script[${MARK}]`) !== null) return;
  const script = document.createElement('script');
  script.src = scriptUrl;
  script.async = true;
  script.crossOrigin = 'anonymous';
  script.setAttribute(MARK, publishableKey);
  script.addEventListener('load', () => {
    // Clerk tells the console of the browser what is wrong; the page shows it when a token is missing.
    window.Clerk?.load({ telemetry: false }).catch(() => {});
  });
  document.head.append(script);
}
