import { expect, it } from 'vitest';
import { sendTogether } from './send-together';

const turnEnds = () => new Promise((resolve) => setImmediate(resolve));

it('sends what one turn of the loop has made at its end, in order', async () => {
  const sent: number[] = [];
  const send = sendTogether();
  for (const number of [1, 2, 3]) send(() => sent.push(number));
  expect(sent).toEqual([]);
  await turnEnds();
  expect(sent).toEqual([1, 2, 3]);
});

it('lets no more than sixteen wait for each other', async () => {
  const sent: number[] = [];
  const send = sendTogether();
  for (let number = 1; number <= 18; number += 1) send(() => sent.push(number));
  expect(sent).toHaveLength(16);
  await turnEnds();
  expect(sent).toHaveLength(18);
});

it('sends an answer that is made while others are sent', async () => {
  const sent: string[] = [];
  const send = sendTogether();
  send(() => {
    sent.push('first');
    send(() => sent.push('second'));
  });
  await turnEnds();
  await turnEnds();
  expect(sent).toEqual(['first', 'second']);
});
