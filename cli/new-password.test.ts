import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readNewPassword } from './new-password';

/** What is read from a terminal where this is typed, and what the terminal shows. */
async function typed(text: string) {
  const terminal = Object.assign(new PassThrough(), { isTTY: true });
  const shown: string[] = [];
  terminal.end(text);
  const result = await readNewPassword(terminal, (prompt) => shown.push(prompt));
  return { read: result.ok ? result.value : result.failure.message, shown: shown.join('') };
}

describe('readNewPassword at a terminal', () => {
  it('takes what is typed twice, and shows none of it', async () => {
    expect(await typed('violet-kettlex\u007f-parade\rviolet-kettle-parade\r')).toEqual({
      read: 'violet-kettle-parade',
      shown: 'New password (not shown): \nThe same once more: \n',
    });
  });

  it.each([
    ['violet-kettle\rviolet-kettel\r', /^The two are not the same/],
    ['\r\r', /^No password was given/],
    ['violet-kettle\r', /^No password was given/],
    ['violet\u0003', /^No password was given/],
    ['\u0004', /^No password was given/],
  ])('takes nothing of %j', async (text, sentence) => {
    expect((await typed(text)).read).toMatch(sentence);
  });
});
