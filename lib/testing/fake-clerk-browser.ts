/**
 * Stands in for Clerk's browser code, which is 290 KB and comes from Clerk. Does what the console
 * relies on in its way: keeps time in a worker made of a blob, asks the Frontend API for a new token
 * with the browser's own cookies, and writes it where the server reads it.
 */
export function fakeClerkBrowser(frontendApi: string, suffix: string, everyMs: number): string {
  return `(() => {
  const refresh = async () => {
    const browser = /__clerk_db_jwt=([^;]*)/.exec(document.cookie)?.[1] ?? '';
    const address = ${JSON.stringify(`${frontendApi}/v1/client/token?__clerk_db_jwt=`)} + browser;
    const answer = await fetch(address, {
      method: 'POST',
      credentials: 'include',
    });
    if (!answer.ok) return;
    const { jwt } = await answer.json();
    for (const name of ['__session', '__session_${suffix}']) {
      document.cookie = name + '=' + jwt + '; path=/; SameSite=Lax';
    }
  };
  const key = document.currentScript.getAttribute('data-clerk-publishable-key');
  window.Clerk = {
    publishableKey: key,
    load: async (options) => {
      if (options.telemetry !== false) throw new Error('telemetry is on');
      const code = 'setInterval(() => postMessage(0), ' + ${everyMs} + ');';
      const timer = new Worker(URL.createObjectURL(new Blob([code])));
      timer.addEventListener('message', () => void refresh());
      await refresh();
    },
  };
})();
`;
}
