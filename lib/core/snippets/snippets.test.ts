import { describe, expect, it } from 'vitest';
import {
  emptyDraft,
  PROVIDER_TYPES,
  type ProviderDraft,
  type ProviderType,
} from '../providers/draft';
import { checkSnippets } from './check-snippets';
import { missingIn, signInValues } from './sign-in-values';
import { CHECK_WAYS, type Snippet, TOKEN_WAYS, type TokenWay } from './snippet';
import { tokenSnippets } from './token-snippets';

const PLACE = {
  apiUrl: 'https://claimcheck.example.com',
  workspace: 'acme',
  environment: 'staging',
} as const;

const FILLED = {
  domain: 'acme.eu.auth0.com',
  issuer: 'https://login.example.com/realms/staff',
  publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
  clientId: 'client_01ABC',
  clientIds: ['storefront'],
};

type Given = Partial<Omit<ProviderDraft, 'inputs'>> & { inputs?: Partial<ProviderDraft['inputs']> };

function draft(type: ProviderType, { inputs = {}, ...given }: Given = {}): ProviderDraft {
  const empty = emptyDraft(type);
  return { ...empty, ...given, inputs: { ...empty.inputs, ...FILLED, ...inputs } };
}

function codeOf({ files }: Snippet): string {
  return files.map(({ code }) => code).join('\n');
}

function codes(given: ProviderDraft, ways: readonly TokenWay[] = TOKEN_WAYS): readonly string[] {
  const snippets = tokenSnippets(signInValues(given));
  return ways.map((way) => codeOf(snippets[way]));
}

describe('the token that an application sends', () => {
  it('of Auth0 is the ID token where client IDs are listed', () => {
    for (const code of codes(draft('auth0'))) {
      expect(code).toMatch(/__raw|tokenSet\.idToken/);
      expect(code).not.toMatch(/audience|token = await auth0\.get/);
    }
  });

  it('of Auth0 is an access token for the API, by the kind of token or by what is listed', () => {
    const audiences = ['https://api.acme'];
    const byKind = draft('auth0', { tokenKind: 'access', inputs: { audiences } });
    const byList = draft('auth0', { inputs: { clientIds: [], audiences } });
    for (const code of [...codes(byKind), ...codes(byList)]) {
      expect(code).toContain("audience: 'https://api.acme'");
      expect(code).toMatch(/getAccessToken|getTokenSilently/);
      expect(code).not.toMatch(/__raw|idToken/);
    }
  });

  it('may be another of Auth0’s where both are accepted', () => {
    const both = draft('auth0', { inputs: { audiences: ['https://api.acme'] } });
    expect(tokenSnippets(signInValues(both)).react.note).toContain('`https://api.acme`');
    const idOnly = { ...both, tokenKind: 'id' } as const;
    expect(tokenSnippets(signInValues(idOnly)).react.note).not.toContain('https://api.acme');
  });

  it('of Clerk is of a template or of the session, as the form says', () => {
    for (const code of codes(draft('clerk', { audienceRule: 'required' }))) {
      expect(code).toContain("getToken({ template: 'claimcheck' })");
    }
    for (const code of codes(draft('clerk', { audienceRule: 'absent_allowed' }))) {
      expect(code).toContain('getToken()');
    }
  });

  it('of WorkOS is the access token of the session', () => {
    for (const code of codes(draft('workos')))
      expect(code).toMatch(/getAccessToken\(\)|accessToken/);
  });

  it.each([
    ['id_token', {}],
    ['access_token', { tokenKind: 'access' }],
    ['access_token', { inputs: { clientIds: ['https://api.acme'] } }],
    ['id_token', { tokenKind: 'id', inputs: { clientIds: ['https://api.acme'] } }],
  ] as const)('of Custom OIDC is the %s (%j)', (member, given) => {
    const inputs = 'inputs' in given ? { clientIds: [...given.inputs.clientIds] } : {};
    for (const code of codes(draft('custom_oidc', { ...given, inputs }))) {
      expect(code).toMatch(new RegExp(`\\.${member}\\b`));
    }
  });
});

describe('the values in the code', () => {
  it.each([
    ['auth0', ['acme.eu.auth0.com', 'storefront'], TOKEN_WAYS],
    ['clerk', ['pk_live_Y2xlcmsuZXhhbXBsZS5jb20k'], TOKEN_WAYS],
    ['workos', ['client_01ABC'], TOKEN_WAYS],
    ['custom_oidc', ['https://login.example.com/realms/staff', 'storefront'], TOKEN_WAYS],
  ] as const)('of %s are those of the settings', (type, values, ways) => {
    for (const code of codes(draft(type), ways)) {
      for (const value of values) expect(code).toContain(value);
      expect(missingIn(code)).toEqual([]);
    }
  });

  it('say what to put where the settings have none', () => {
    const missing = (type: ProviderType) =>
      missingIn(codes({ ...draft(type), inputs: emptyDraft(type).inputs }).join(''));
    expect(missing('auth0')).toEqual(['your domain', 'your client ID']);
    expect(missing('clerk')).toEqual(['your publishable key']);
    expect(missing('workos')).toEqual(['your client ID']);
    expect(missing('custom_oidc')).toEqual(['your issuer', 'your client ID']);
    const api = draft('auth0', { tokenKind: 'access' });
    expect(missingIn(codes(api).join(''))).toEqual(['your API identifier']);
  });

  it('are those of the workspace where a token is checked', () => {
    const snippets = checkSnippets(PLACE);
    for (const way of CHECK_WAYS) {
      const code = codeOf(snippets[way]);
      expect(code, way).toContain(PLACE.apiUrl);
      expect(code, way).toContain('acme');
      expect(code, way).not.toMatch(/cck_/);
      expect(snippets[way].scopes.length, way).toBeGreaterThan(0);
    }
  });

  it.each(['express', 'fastify', 'next'] as const)('of %s name what its guards ask', (way) => {
    expect(checkSnippets(PLACE)[way].scopes).toEqual(['verify', 'authorize']);
  });

  it('say how the SDK is had before it is installed', () => {
    for (const snippet of Object.values(checkSnippets(PLACE))) {
      const { install, beforeInstall = '' } = snippet;
      expect(beforeInstall.includes('npm pack --workspace sdk')).toBe(install !== null);
    }
  });

  it('of Next.js make the client at the first request, so that a build needs no key', () => {
    expect(codeOf(checkSnippets(PLACE).next)).toMatch(/protect\(\s*\(\) =>\s*new Claimcheck\(/);
  });

  it('of a file of settings are plain, whatever was entered', () => {
    const bad = draft('workos', { inputs: { clientId: 'a\nWORKOS_API_KEY=$(id)' } });
    const [settings] = tokenSnippets(signInValues(bad))['next-app'].files;
    expect(settings?.code).toMatch(/^WORKOS_CLIENT_ID=<your client ID>\n/);
    expect(settings?.code).not.toContain('WORKOS_API_KEY');
  });
});

/** What fits beside the form at the width of a usual screen, so that little has to be scrolled. */
const WIDEST = 88;

describe('every snippet', () => {
  const all = [
    ...PROVIDER_TYPES.flatMap((type) => Object.values(tokenSnippets(signInValues(draft(type))))),
    ...Object.values(checkSnippets(PLACE)),
  ];

  it('has files with a name, lines of a readable length, and a line break at the end', () => {
    for (const { name, code } of all.flatMap(({ files }) => files)) {
      expect(name).not.toBe('');
      expect(code).toMatch(/[^\n]\n$/);
      const wide = code.split('\n').filter((line) => line.replaceAll('\t', '    ').length > WIDEST);
      expect(wide).toEqual([]);
    }
  });

  it('says in one sentence what it does', () => {
    for (const { what } of all) expect(what).toMatch(/^[A-Z][^.]*\.$/);
  });
});
