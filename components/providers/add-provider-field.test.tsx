// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AddProviderField } from './add-provider-field';

const push = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenWith = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;

async function paste(text: string) {
  render(<AddProviderField href="/acme/new" />);
  const user = userEvent.setup();
  await user.click(screen.getByLabelText(/^Paste a token or an issuer/));
  await user.paste(text);
  await user.keyboard('{Enter}');
}

beforeEach(() => push.mockClear());
afterEach(cleanup);

it('goes on with the issuer that a token names', async () => {
  await paste(`Bearer ${tokenWith({ iss: 'https://sso.example.com' })}`);
  await waitFor(() =>
    expect(push).toHaveBeenCalledWith('/acme/new?issuer=https%3A%2F%2Fsso.example.com'),
  );
});

it('says that a token names no issuer', async () => {
  await paste(tokenWith({ sub: 'mara' }));
  expect(await screen.findByText('This token names no issuer (iss).')).toBeTruthy();
  expect(push).not.toHaveBeenCalled();
});

it('takes the issuer from a discovery address', async () => {
  await paste('https://sso.example.com/.well-known/openid-configuration');
  await waitFor(() =>
    expect(push).toHaveBeenCalledWith('/acme/new?issuer=https%3A%2F%2Fsso.example.com'),
  );
});

it('asks for something where nothing was pasted', async () => {
  await paste(' ');
  expect(await screen.findByText(/^Paste an issuer, its/)).toBeTruthy();
});
