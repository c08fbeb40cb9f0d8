// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { AddProviderField } from './add-provider-field';

const push = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenWith = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;

const CUSTOMERS: KnownProvider = {
  id: 'prv_1',
  name: 'Acme customers',
  issuers: ['https://acme.us.auth0.com/'],
  type: 'custom_oidc',
  environment: 'production',
  enabled: true,
  href: '/acme/prv_1',
};

async function paste(text: string) {
  render(<AddProviderField href="/acme/new" known={[CUSTOMERS]} />);
  const user = userEvent.setup();
  await user.click(screen.getByLabelText(/^Paste a token or an issuer/));
  await user.paste(text);
  return { enter: () => user.keyboard('{Enter}'), leave: () => user.tab() };
}

beforeEach(() => push.mockClear());
afterEach(cleanup);

describe('AddProviderField', () => {
  it('says at once what a token is and goes on with its type, issuer and audience', async () => {
    const token = tokenWith({ iss: 'https://globex.eu.auth0.com/', aud: 'web' });
    const { enter } = await paste(`Bearer ${token}`);
    expect(await screen.findByText(/^A token from .*globex.*, so Auth0\./)).toBeTruthy();
    await enter();
    const address = new URLSearchParams({
      type: 'auth0',
      issuer: 'https://globex.eu.auth0.com/',
      audience: 'web',
    });
    await waitFor(() => expect(push).toHaveBeenCalledWith(`/acme/new?${address}`));
  });

  it('opens the provider that has the issuer already, with what the token adds', async () => {
    const { enter } = await paste(
      tokenWith({ iss: 'https://acme.us.auth0.com/', aud: 'https://api.acme.com' }),
    );
    expect(await screen.findByText(/Already trusted as/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Acme customers' })).toBeTruthy();
    expect(
      screen.getByText(/Added if missing: the audience https:\/\/api\.acme\.com\./),
    ).toBeTruthy();
    await enter();
    await waitFor(() =>
      expect(push).toHaveBeenCalledWith('/acme/prv_1?audience=https%3A%2F%2Fapi.acme.com'),
    );
  });

  it('says of an origin that it goes on, also to a provider that is saved', async () => {
    const { enter } = await paste(
      tokenWith({ iss: 'https://acme.us.auth0.com/', azp: 'https://app.acme.com' }),
    );
    expect(
      screen.getByText(
        /only its issuer, audience, azp, algorithm, kind and which claim holds its permissions go on/,
      ),
    ).toBeTruthy();
    expect(
      await screen.findByText(
        /Added if missing: the origin https:\/\/app\.acme\.com where azp is checked\./,
      ),
    ).toBeTruthy();
    await enter();
    await waitFor(() =>
      expect(push).toHaveBeenCalledWith('/acme/prv_1?party=https%3A%2F%2Fapp.acme.com'),
    );
  });

  it('recognises a saved provider by its domain alone', async () => {
    await paste('acme.us.auth0.com');
    expect(await screen.findByText(/Already trusted as/)).toBeTruthy();
  });

  it('says which saved provider has almost this issuer', async () => {
    await paste(tokenWith({ iss: 'https://acme.us.auth0.com' }));
    expect(await screen.findByText(/Acme customers has almost this issuer/)).toBeTruthy();
  });

  it('says at once that a secret was pasted, and goes nowhere', async () => {
    const { enter } = await paste('sk_live_4eC39HqLyjWDarjtT1zdp7dc');
    expect(await screen.findByText(/^This holds a secret key\./)).toBeTruthy();
    await enter();
    expect(push).not.toHaveBeenCalled();
  });

  it('says what is wrong with other texts when the field is left', async () => {
    const { leave } = await paste('hello');
    expect(screen.queryByText(/none of what is recognised/)).toBeNull();
    await leave();
    expect(await screen.findByText(/none of what is recognised/)).toBeTruthy();
  });

  it('asks for something where nothing was pasted', async () => {
    const { enter } = await paste(' ');
    await enter();
    expect(await screen.findByText(/^Paste a token, an issuer/)).toBeTruthy();
    expect(push).not.toHaveBeenCalled();
  });
});
