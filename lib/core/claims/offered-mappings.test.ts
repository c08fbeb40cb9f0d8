import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDER_TYPES } from '../providers/draft';
import type { JsonObject } from '../tokens/json-value';
import { readClaim } from './claim-path';
import { claimPathsOf } from './claim-paths';
import { groupOverageOf } from './group-overage';
import { mapClaims } from './map-claims';
import { mappingPresets, presetChange } from './mapping-presets';
import { nearestClaim } from './nearest-claim';
import { proposeMappings } from './propose-mappings';
import { readClaimMappings } from './read-claim-mappings';

const CLERK_V2: JsonObject = {
  iss: 'https://a.clerk.accounts.dev',
  sub: 'user_1',
  v: 2,
  pla: 'u:free',
  fea: 'o:dashboard,o:teams',
  o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read,manage', fpm: '1,2' },
};

describe('the paths of a token', () => {
  it('are plain names, dots, or a JSON Pointer where dots would read something else', () => {
    const claims: JsonObject = {
      'a.b': 1,
      a: { b: 2, 'c/d': 3, e: { f: [1], 'g.h': null } },
      'https://acme.example/roles': ['x'],
      '': 5,
    };
    expect(claimPathsOf(claims).map(({ path, mappable }) => [path, mappable])).toEqual([
      ['a.b', true],
      ['a', false],
      ['/a/b', true],
      ['a.c/d', true],
      ['a.e', false],
      ['a.e.f', true],
      ['a.e.g.h', true],
      ['https://acme.example/roles', true],
      ['/', true],
    ]);
  });

  it('threat 67: lead exactly to the value that is shown beside them, whatever the names', () => {
    const name = fc.constantFrom('a', 'b', 'a.b', '/a', '', '~1', '__proto__', 'c.', 'toString');
    const inner = fc.dictionary(name, fc.oneof(fc.integer(), fc.dictionary(name, fc.integer())));
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(fc.integer(), inner)), (claims) => {
        for (const { path, value } of claimPathsOf(claims)) {
          expect(readClaim(claims, path)).toBe(value);
        }
      }),
    );
  });

  it('threat 80: are bounded, however many claims there are', () => {
    const wide = Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`c${index}`, 1]));
    expect(claimPathsOf(wide)).toHaveLength(300);
    expect(proposeMappings(wide)).toHaveLength(100);
    expect(nearestClaim(wide, 'x'.repeat(512))).toBeNull();
  });
});

describe('presets', () => {
  it.each(PROVIDER_TYPES)('of %s can be saved as they are', (type) => {
    for (const { rows } of mappingPresets(type)) {
      expect(readClaimMappings(rows)).toEqual({ ok: true, rows });
    }
  });

  it('version 2 of Clerk reads the active organization', () => {
    const preset = mappingPresets('clerk').find(({ id }) => id === 'clerk_session_v2');
    expect({ ...mapClaims(CLERK_V2, preset?.rows ?? []).attributes }).toEqual({
      ext_org_id: 'org_1',
      ext_org_role: 'admin',
      ext_org_slug: 'acme',
      ext_org_permissions: 'read,manage',
      ext_plan: 'u:free',
      ext_features: 'o:dashboard,o:teams',
    });
  });

  it('namespaced claims of Auth0 and clients of Keycloak come from the token', () => {
    const roles = { 'https://acme.example/roles': ['a'], 'https://acme.example/app.meta': 'x' };
    const namespaced = mappingPresets('auth0', roles).find(({ id }) => id === 'namespaced');
    expect(namespaced?.rows.map(({ jwtPath, attribute }) => [jwtPath, attribute])).toEqual([
      ['https://acme.example/roles', 'roles'],
      ['https://acme.example/app.meta', 'meta'],
    ]);
    expect(mappingPresets('auth0', {}).map(({ id }) => id)).toEqual(['auth0_access']);
    const claims: JsonObject = {
      resource_access: { 'shop.web': { roles: ['buyer'] }, account: { roles: ['view'] } },
    };
    const keycloak = mappingPresets('custom_oidc', claims).find(({ id }) => id === 'keycloak');
    expect({ ...mapClaims(claims, keycloak?.rows ?? []).attributes }).toEqual({
      ext_web_roles: ['buyer'],
      ext_account_roles: ['view'],
    });
  });

  it('add what is missing and change nothing that is there', () => {
    const [v2] = mappingPresets('clerk');
    if (v2 === undefined) throw new Error('Clerk has presets.');
    const rows = [
      { jwtPath: 'o.id', attribute: 'org_id', required: true },
      { jwtPath: 'public.plan', attribute: 'plan', required: false },
    ];
    const { added, there, taken } = presetChange(v2, rows);
    expect(added.map(({ attribute }) => attribute)).toEqual([
      'org_role',
      'org_slug',
      'org_permissions',
      'features',
    ]);
    expect([there, taken].map((each) => each.map(({ attribute }) => attribute))).toEqual([
      ['org_id'],
      ['plan'],
    ]);
    expect(readClaimMappings([...rows, ...added]).ok).toBe(true);
  });
});

describe('rows proposed from a token', () => {
  it('leave out what is about the token itself and look into objects', () => {
    const rows = proposeMappings({
      ...CLERK_V2,
      exp: 1,
      email: null,
      permissions: ['x'],
      ext_a: 1,
    });
    expect(rows.map(({ jwtPath, attribute }) => [jwtPath, attribute])).toEqual([
      ['pla', 'pla'],
      ['fea', 'fea'],
      ['o.id', 'o_id'],
      ['o.slg', 'slg'],
      ['o.rol', 'rol'],
      ['o.per', 'per'],
      ['o.fpm', 'fpm'],
      ['email', 'email'],
      ['permissions', 'claim_permissions'],
      ['ext_a', 'claim_ext_a'],
    ]);
  });

  it('threat 79: can always be saved, whatever the claims are called', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', 'id', '1', 'ext_x', 'a.b', '/', 'é', '$', '€'),
    );
    const claims = fc.dictionary(name, fc.oneof(fc.string(), fc.dictionary(name, fc.boolean())));
    fc.assert(
      fc.property(claims, (given) => {
        const rows = proposeMappings(given);
        expect(readClaimMappings(rows)).toEqual({ ok: true, rows });
      }),
    );
  });
});

describe('groups that did not fit', () => {
  it.each([
    [{ _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } }, '_claim_names'],
    [{ hasgroups: true }, 'hasgroups'],
    [{ hasgroups: 'true' }, 'hasgroups'],
    [{ 'http://schemas.microsoft.com/claims/groups.link': 'https://graph.example' }, 'groups.link'],
  ])('%j is recognised', (claims, claim) => {
    const overage = groupOverageOf(claims);
    expect(overage?.claim).toBe(claim);
    expect(overage?.text).toContain('application roles');
  });

  it.each([
    {},
    { groups: ['a'], hasgroups: true },
    { hasgroups: false },
    { _claim_names: { address: 'src1' } },
    { _claim_names: 'groups' },
  ])('%j is none', (claims) => {
    expect(groupOverageOf(claims)).toBeNull();
  });
});
