/** How many answers wait for each other at most, which bounds how long the first of them does. */
const MOST = 16;

/**
 * Makes what sends answers a few at a time: all that are made in one turn of the event loop go out at its
 * end, up to 16 together. One after the other, each write would wake its reader on this machine, a proxy
 * or an application beside us, and that costs as much CPU as the rest of a request.
 */
export function sendTogether(): (send: () => void) => void {
  const waiting: (() => void)[] = [];
  const sendAll = () => {
    for (const send of waiting.splice(0)) send();
  };
  return (send) => {
    waiting.push(send);
    if (waiting.length === 1) setImmediate(sendAll);
    else if (waiting.length === MOST) sendAll();
  };
}
