import { describe, expect, it } from 'vitest';
import { readPolicyText } from './read-policy-text';

const REST = '"default":{"effect":"Deny"}';

describe('readPolicyText', () => {
  it('refuses a name that is there twice, for the first of the two would be lost', () => {
    expect(readPolicyText(`{"rules":[],\n"rules":[],${REST}}`)).toEqual({
      ok: false,
      problems: [{ at: '', message: '“rules” is here twice: look at line 2.' }],
    });
  });

  it('reads rules alone and a whole document', () => {
    expect(readPolicyText(`{"rules":[],${REST}}`)).toMatchObject({ ok: true, name: null });
    const whole = `{"name":"a","specification":{"rules":[],${REST}}}`;
    expect(readPolicyText(whole)).toMatchObject({ ok: true, name: 'a' });
  });
});
