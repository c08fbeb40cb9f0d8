// Sends requests over connections that stay open, one at a time on each, and counts what comes back.
// Its parent says {port, requests, offset, count, connections}; it says {good, bad, medianMs}.
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const DIGIT_TWO = 0x32;
const STATUS_AT = 'HTTP/1.1 '.length;
const GOOD = [Buffer.from('"valid":true'), Buffer.from('"allowed":true')];

process.on('message', async (job) => {
  if (job === 'end') process.exit(0);
  process.send(await run(job));
});
process.on('disconnect', () => process.exit(0));

function run({ port, requests, offset = 0, count, connections }) {
  return new Promise((resolve) => {
    const buffers = requests.map((text) => Buffer.from(text));
    const state = {
      sent: 0,
      done: 0,
      good: 0,
      open: connections,
      latencies: new Float64Array(count),
    };
    const next = () => {
      if (state.sent === count) return null;
      state.sent += 1;
      return buffers[(offset + state.sent) % buffers.length];
    };
    const closed = () => {
      state.open -= 1;
      if (state.open === 0) resolve(resultOf(state, count));
    };
    for (let each = 0; each < connections; each += 1) {
      openConnection(port, next, (data, ms) => note(state, data, ms)).once('close', closed);
    }
  });
}

function openConnection(port, next, answered) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let sentAt = 0;
  let rest = null;
  const send = () => {
    const request = next();
    if (request === null) return socket.end();
    sentAt = performance.now();
    return socket.write(request);
  };
  socket.on('data', (chunk) => {
    rest = rest === null ? chunk : Buffer.concat([rest, chunk]);
    if (!isWhole(rest)) return;
    answered(rest, performance.now() - sentAt);
    rest = null;
    send();
  });
  socket.on('error', () => socket.destroy());
  send();
  return socket;
}

function isWhole(data) {
  const end = data.indexOf(HEAD_END);
  if (end === -1) return false;
  const length = /content-length: (\d+)/i.exec(data.latin1Slice(0, end))?.[1];
  return data.length >= end + HEAD_END.length + Number(length ?? 0);
}

function note(state, data, ms) {
  state.latencies[state.done] = ms;
  state.done += 1;
  if (data[STATUS_AT] === DIGIT_TWO && GOOD.some((text) => data.includes(text))) state.good += 1;
}

function resultOf({ good, done, latencies }, count) {
  const sorted = latencies.subarray(0, done).sort();
  return { good, bad: count - good, medianMs: sorted[Math.floor(done / 2)] ?? 0 };
}
