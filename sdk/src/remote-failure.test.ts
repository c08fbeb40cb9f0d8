import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { remoteFailure } from './remote-failure';

const TOKEN = `eyJ${'a'.repeat(3_000)}`;

function failureOf(body: object) {
  const refusal = { status: 400, headers: new Headers(), text: JSON.stringify(body) };
  return remoteFailure(refusal, 'https://claimcheck.example.com', [TOKEN]);
}

describe('what a failure tells', () => {
  it.each([
    ['a message', { message: `Bad: ${TOKEN}` }],
    ['a message where it is cut', { message: `${'x'.repeat(1_500)}${TOKEN}` }],
    ['the id of the request', { requestId: TOKEN }],
    ['the name of a field', { fields: { [`given.${TOKEN}`]: ['Wrong.'] } }],
    ['the message of a field', { fields: { token: [`Bad: ${TOKEN}`] } }],
  ])('has no token in %s', (_, body) => {
    const error = failureOf(body);
    const told = [error.message, error.requestId, JSON.stringify(error.fields), inspect(error)];
    expect(told.join('\n')).not.toContain('eyJ');
  });

  it('has the rest', () => {
    const error = failureOf({
      message: `Bad: ${TOKEN}.`,
      requestId: 'req_b4k7zq2mwn5xr3tf6hydc8vj',
      fields: { [TOKEN]: [`${TOKEN} is wrong.`] },
    });
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      message: 'Bad: ….',
      requestId: 'req_b4k7zq2mwn5xr3tf6hydc8vj',
      fields: { '…': ['… is wrong.'] },
    });
  });
});
