import { expect, it } from 'vitest';
import { searchKeyOf } from './search-key';

it.each([
  ['Ärger', 'ärger'],
  ['A\u0308RGER', 'ärger'],
  ['  Zeta\u00a0', 'zeta'],
  ['Ａcme　SSO', 'acme sso'],
  ['ΣΑΣ', 'σας'],
  ['', ''],
])('%j is found as %j', (text, key) => {
  expect(searchKeyOf(text)).toBe(key);
  expect(searchKeyOf(key)).toBe(key);
});
