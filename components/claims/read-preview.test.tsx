// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { decodeToken } from '@/lib/core/tokens/decode-token';
import { makeToken } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { ReadPreview } from './read-preview';

afterEach(cleanup);

function show(permissionsPath: string | null) {
  const token = makeToken(tokenKey('ES256'), {
    claims: { role: 'approver', permissions: ['orders:read'] },
  });
  const result = decodeToken(token);
  if (!result.ok) throw new Error('not decoded');
  render(
    <ReadPreview
      view={{
        kind: 'read',
        decoded: result.decoded,
        found: [],
        chosen: 0,
        made: null,
        droppedApiKey: false,
      }}
      rows={[{ jwtPath: 'role', attribute: 'role', required: false }]}
      issuers={[]}
      permissionsPath={permissionsPath}
      onAdd={() => undefined}
      onChoose={() => undefined}
      onClear={() => undefined}
      focusRef={null}
    />,
  );
}

it('lists permissions among what policies see, and offers no row for their claim', () => {
  show('permissions');
  const seen = document.querySelector('pre')?.textContent ?? '';
  expect(JSON.parse(seen)).toEqual({ ext_role: 'approver', permissions: ['orders:read'] });
  expect(screen.queryByRole('button', { name: 'Map permissions' })).toBeNull();
});

it('lists none where the provider reads none, and offers a row for the claim', () => {
  show(null);
  const seen = document.querySelector('pre')?.textContent ?? '';
  expect(JSON.parse(seen)).toEqual({ ext_role: 'approver' });
  expect(screen.getByRole('button', { name: 'Map permissions' })).toBeDefined();
});
