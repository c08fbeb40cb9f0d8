// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { explainMappings } from '@/lib/core/claims/explain-mappings';
import { isJsonObject } from '@/lib/core/tokens/json-value';
import { parseJson } from '@/lib/core/tokens/parse-json';
import { PreviewRows } from './preview-rows';

afterEach(cleanup);

function preview(json: string, paths: readonly string[]) {
  const read = parseJson(json);
  if (!read.ok || !isJsonObject(read.value)) throw new Error('The example is no object.');
  const mappings = paths.map((jwtPath) => ({ jwtPath, attribute: 'a', required: false }));
  render(<PreviewRows rows={explainMappings(read.value, mappings)} inexact={read.inexact} />);
}

it('threat 71: a number with more digits than a number can hold is shown as the token spells it', () => {
  preview('{"o":{"tenant":9007199254740993},"n":5}', ['o.tenant', 'n']);
  expect(screen.getAllByText(/has more digits than a number can hold/)).toHaveLength(1);
  expect(screen.getByText(/^The token says 9007199254740993,/)).toBeDefined();
});

it('threat 69: markup in a claim is text', () => {
  preview('{"role":"<img src=x onerror=alert(1)>"}', ['role']);
  expect(document.querySelector('img')).toBeNull();
  expect(screen.getByText(/<img src=x onerror=alert\(1\)>/)).toBeDefined();
});
