// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANNOUNCER_ID } from '@/components/ui/announce';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { TokenDebugger } from './token-debugger';

const ISSUER = 'https://id.example.com/';
const NOW = Math.floor(Date.now() / 1000);
const SIGNATURE = Buffer.alloc(256, 7).toString('base64url');
const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const tokenOf = (payload: unknown, header: unknown = { alg: 'RS256', kid: 'k1' }): string =>
  `${part(header)}.${part(payload)}.${SIGNATURE}`;
const CLAIMS = { iss: ISSUER, sub: 'user-1', aud: 'api', iat: NOW - 60, exp: NOW + 3600 };
const TOKEN = tokenOf({ ...CLAIMS, name: 'Zoë 東京' });

const provider = (name: string, issuer: string, enabled = true): KnownProvider => ({
  id: `prv_${name}`,
  name,
  issuers: [issuer],
  type: 'custom_oidc',
  environment: 'production',
  enabled,
  href: `/acme/settings/integration/prv_${name}`,
});
const ACME = provider('Acme customers', ISSUER);

const forbidden = vi.fn(() => {
  throw new Error('a request was made');
});
const logged = vi.fn();
/** Keys that do not come: what is told of a token without them. */
const onKeys = vi.fn(() => new Promise<never>(() => undefined));

const NONE = {
  workspace: 'acme',
  targets: [],
  asks: { onGround: forbidden, onReading: forbidden },
};

function show(providers: readonly KnownProvider[] = [ACME], complete = true) {
  return render(
    <>
      <div id={ANNOUNCER_ID} role="status" />
      <TokenDebugger
        providers={providers}
        complete={complete}
        newProviderHref="/acme/settings/integration/new"
        checks={{ onKeys, onCheck: forbidden, onRefresh: null, onAgain: forbidden, policies: NONE }}
        ownSessionToken={null}
      />
    </>,
  );
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Token' });
async function paste(text: string): Promise<void> {
  await userEvent.click(field());
  await userEvent.paste(text);
}
const everything = () => document.documentElement.outerHTML;

// What the page fetches after it stands.
beforeAll(() => import('./decoded-view'));

beforeEach(() => {
  vi.stubGlobal('fetch', forbidden);
  vi.stubGlobal('XMLHttpRequest', forbidden);
  vi.stubGlobal('WebSocket', forbidden);
  vi.stubGlobal('EventSource', forbidden);
  Object.defineProperty(navigator, 'sendBeacon', { value: forbidden, configurable: true });
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation(logged);
  }
  vi.spyOn(history, 'pushState');
  vi.spyOn(history, 'replaceState');
});

afterEach(() => {
  // Whatever a test did: nothing was requested, logged, stored or written into the address.
  expect(forbidden).not.toHaveBeenCalled();
  expect(logged).not.toHaveBeenCalled();
  expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, '']);
  expect(history.pushState).not.toHaveBeenCalled();
  expect(history.replaceState).not.toHaveBeenCalled();
  cleanup();
  forbidden.mockClear();
  logged.mockClear();
  onKeys.mockClear();
  vi.unstubAllGlobals();
});

describe('TokenDebugger', () => {
  it('shows the claims of a pasted token, in words and letters of every script', async () => {
    show();
    await paste(TOKEN);
    expect(document.body.textContent).toContain('"Zoë 東京"');
    expect(screen.getByText(/Whom it is about/)).toBeDefined();
    expect(screen.getByText(/^Expires/).textContent).toMatch(/in 5\d min/);
    expect(screen.getByText(/^Issued/).textContent).toMatch(/1 min .*ago\.$/);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(document.getElementById(ANNOUNCER_ID)?.textContent).toBe(
      'Decoded, not verified: ID token with 6 claims.',
    );
  });

  it('threat 209: is marked as decoded and not verified, and never says valid', async () => {
    show();
    await paste(TOKEN);
    expect(screen.getByText('Decoded, not verified')).toBeDefined();
    expect(screen.getByText(/has not checked the signature/)).toBeDefined();
    expect(document.body.textContent).not.toMatch(
      /\bis valid\b|\bverified\s*$|signature (?:is )?good/i,
    );
  });

  it('threat 206: keeps the token out of address, storage, log and requests', async () => {
    show();
    const before = location.href;
    await paste(`curl -H 'Authorization: Bearer ${TOKEN}' https://api.example.com`);
    expect(
      screen.getByText('Read from the Authorization header of the curl command.'),
    ).toBeDefined();
    expect(location.href).toBe(before);
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href') ?? '');
    expect(links.some((href) => href.includes('eyJ'))).toBe(false);
    expect(onKeys.mock.calls).toEqual([[{ providerId: ACME.id, refetch: false }]]);
  });

  it('threat 206: nothing that stores, completes or checks spelling looks at the field', () => {
    show();
    expect(field().getAttribute('autocomplete')).toBe('off');
    expect(field().getAttribute('spellcheck')).toBe('false');
    expect(field().getAttribute('translate')).toBe('no');
    expect(field().getAttribute('name')).toBeNull();
    expect(field().closest('form')).toBeNull();
  });

  it('Clear leaves nothing of the token and gives the focus back to the field', async () => {
    show();
    await paste(TOKEN);
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
    expect(everything()).not.toContain(SIGNATURE);
    expect(everything()).not.toContain('user-1');
  });

  it.each([
    [
      'PEM',
      `-----BEGIN PRIVATE KEY-----\nc2VjcmV0c2VjcmV0\n-----END PRIVATE KEY-----`,
      'That was a private key',
    ],
    ['JWK', JSON.stringify({ kty: 'EC', d: 'c2VjcmV0c2VjcmV0c2VjcmV0' }), 'That was a private key'],
    ['API key', 'sk_live_c2VjcmV0c2VjcmV0', 'That was a secret API key'],
  ])(
    'threat 208: refuses a %s in plain words and drops it at once',
    async (_name, secret, title) => {
      show();
      await paste(secret);
      expect(screen.getByText(title)).toBeDefined();
      expect(field().value).toBe('');
      expect(everything()).not.toContain('c2VjcmV0');
      expect(document.getElementById(ANNOUNCER_ID)?.textContent).toContain(title);
    },
  );

  it('threat 208: refuses 5 MB in words before the text enters the field', async () => {
    show();
    const huge = 'A'.repeat(5 * 1024 * 1024);
    const kept = fireEvent.paste(field(), { clipboardData: { getData: () => huge } });
    expect(kept).toBe(false);
    expect(field().value).toBe('');
    expect(screen.getByText('Too large to be a token')).toBeDefined();
  });

  it.each([
    ['JWE', `${part({ alg: 'dir', enc: 'A256GCM' })}..a.b.c`, 'An encrypted token (JWE)'],
    [
      'JSON serialization',
      '{"payload":"e30","protected":"e30","signature":"c2ln"}',
      'A signature in JSON form',
    ],
    ['opaque', '8xLOxBtZp8T2kQ', 'An opaque token'],
    ['prose', 'what is this, please?', 'No token found in this text'],
    ['damaged', `${TOKEN.slice(0, 60)}*${TOKEN.slice(61)}`, 'The payload is not base64url'],
    ['shortened', TOKEN.split('.').slice(0, 2).join('.'), 'Not three parts'],
  ])('threat 208: says of a text that is %s what it is', async (_name, text, title) => {
    show();
    await paste(text);
    expect(screen.getByText(title)).toBeDefined();
  });

  it('threat 69: markup and javascript: in claims are text', async () => {
    show();
    const markup = '<img src="https://evil.example/x.png" onerror="alert(1)">';
    await paste(
      tokenOf({
        ...CLAIMS,
        name: markup,
        picture: 'https://evil.example/p.png',
        [markup]: 1,
        website: 'javascript:alert(1)',
      }),
    );
    expect(document.querySelectorAll('img, script, iframe')).toHaveLength(0);
    expect(document.body.textContent).toContain('onerror');
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href') ?? '');
    expect(links.filter((href) => !href.startsWith('/acme/'))).toEqual([]);
  });

  it('threat 68: NUL and overrides are shown by their code', async () => {
    show();
    await paste(tokenOf('{"iss":"https://id.example.com/","sub":"\\u202enimda\\u0000"}'));
    expect(document.body.textContent).toContain('"\\u202enimda\\u0000"');
    expect(document.body.textContent).not.toContain('\u202e');
  });

  it('threat 207: names the saved provider, and fetches no address of the token', async () => {
    show([provider('Other', 'https://other.example.com'), ACME]);
    await paste(
      tokenOf(CLAIMS, {
        alg: 'RS256',
        jku: 'https://evil.example/jwks',
        x5u: 'https://evil.example/x',
      }),
    );
    const links = screen.getAllByRole('link', { name: 'Acme customers' });
    expect(links[0]?.getAttribute('href')).toBe(ACME.href);
    expect(screen.getByText('The header brings its own key: jku, x5u')).toBeDefined();
  });

  it('says that the provider is disabled', async () => {
    show([provider('Old', ISSUER, false)]);
    await paste(TOKEN);
    expect(await screen.findByText(/has it, and is disabled/)).toBeDefined();
    expect(screen.getByRole('link', { name: 'Open Old' })).toBeDefined();
  });

  it('says what a near miss differs in', async () => {
    show([provider('Acme', 'https://id.example.com')]);
    await paste(TOKEN);
    expect(await screen.findByText(/^Character 23 is one too many\./)).toBeDefined();
    expect(screen.getByRole('button', { name: /^Check against Acme/ })).toBeDefined();
  });

  it('leads from an unknown issuer to a new provider with what the token tells of it', async () => {
    show([]);
    await paste(TOKEN);
    const link = await screen.findByRole('link', { name: 'Add a provider with this issuer' });
    expect(link.getAttribute('href')).toBe(
      '/acme/settings/integration/new?type=custom_oidc&issuer=https%3A%2F%2Fid.example.com%2F&audience=api',
    );
  });

  it('passes on the type, the issuer and the origin of a token without an audience', async () => {
    show([]);
    const iss = 'https://clerk.acme.com';
    await paste(tokenOf({ iss, sub: 'user-1', azp: 'https://app.acme.com', exp: NOW + 60 }));
    const link = await screen.findByRole('link', { name: 'Add a provider with this issuer' });
    const { searchParams } = new URL(link.getAttribute('href') ?? '', 'https://console.test');
    expect([...searchParams]).toEqual([
      ['type', 'clerk'],
      ['issuer', iss],
      ['party', 'https://app.acme.com'],
      ['audience', ''],
    ]);
  });

  it('threat 69: offers no link for an issuer that is no web address', async () => {
    show([]);
    await paste(tokenOf({ ...CLAIMS, iss: 'javascript:alert(1)' }));
    expect((await screen.findAllByText('INVALID_ISSUER'))[0]).toBeDefined();
    expect(screen.queryByRole('link', { name: /Add a provider/ })).toBeNull();
    const links = await screen.findAllByRole('link');
    expect(new Set(links.map((link) => link.getAttribute('href')))).toEqual(
      new Set(['#check', '/docs/codes#invalid_issuer']),
    );
  });

  it('says when not all providers were compared', async () => {
    show([provider('Other', 'https://other.example.com')], false);
    await paste(TOKEN);
    expect(screen.getByText(/Only the first 500 providers/)).toBeDefined();
  });

  it('lets one choose among several tokens', async () => {
    show();
    const access = tokenOf({ ...CLAIMS, sub: 'second', scope: 'read' });
    await paste(JSON.stringify({ id_token: TOKEN, access_token: access }));
    const choices = within(screen.getByRole('group', { name: 'Token to read' })).getAllByRole(
      'radio',
    );
    expect(choices).toHaveLength(2);
    await userEvent.click(screen.getByRole('radio', { name: /access token, from access_token/ }));
    expect(document.body.textContent).toContain('"second"');
  });

  it('reads the next token pasted anywhere on the page', async () => {
    show();
    await paste(TOKEN);
    fireEvent.paste(document.body, {
      clipboardData: { getData: () => tokenOf({ ...CLAIMS, sub: 'next-user' }) },
    });
    expect(document.body.textContent).toContain('next-user');
    expect(document.body.textContent).not.toContain('user-1');
  });

  it('warns beside the claim and above the claims', async () => {
    show();
    await paste(
      tokenOf({ iss: ISSUER, sub: 'u', exp: NOW - 100, iat: NOW - 400 }, { alg: 'none' }),
    );
    const warnings = within(screen.getByRole('region', { name: 'Warnings' }));
    expect(warnings.getByText('Not signed: alg is none')).toBeDefined();
    expect(warnings.getByText('No audience')).toBeDefined();
    expect(screen.getByText(/^Expired .* ago\.$/)).toBeDefined();
  });

  it('copies a claim as it is in the token, not as it is shown', async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
      copied.push(text);
    });
    show();
    await paste(tokenOf({ ...CLAIMS, sub: 'a\u202eb' }));
    fireEvent.click(screen.getByRole('button', { name: 'Copy sub' }));
    fireEvent.click(screen.getByRole('button', { name: 'Copy token' }));
    expect(copied).toEqual(['a\u202eb', tokenOf({ ...CLAIMS, sub: 'a\u202eb' })]);
    await screen.findByText('Copied token');
  });

  it('shows the JSON on its tab, and an example without any key', async () => {
    show([]);
    await userEvent.click(screen.getByRole('button', { name: 'Show an example' }));
    await userEvent.click(screen.getByRole('tab', { name: 'JSON' }));
    expect(screen.getByRole('tabpanel').textContent).toContain('"iss": "https://id.example.com/"');
    expect(screen.queryByRole('region', { name: 'Warnings' })).toBeNull();
  });

  it('threat 74: shows the first 100 of many claims until asked for more', async () => {
    show();
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`c${index}`, index]),
    );
    await paste(tokenOf({ ...CLAIMS, ...many }));
    expect(document.querySelectorAll('dl > div').length).toBe(100);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 155 claims' }));
    expect(document.querySelectorAll('dl > div').length).toBe(155);
  });
});
