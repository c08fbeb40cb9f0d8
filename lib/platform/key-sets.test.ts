import { describe, expect, it } from 'vitest';
import { keySetGround, look, settled, sourceOf } from '@/lib/testing/key-set-ground';
import { keyNamed, SCRIPTED_ISSUER } from '@/lib/testing/scripted-provider';

const MINUTE = 60_000;
const DISCOVERY = `${SCRIPTED_ISSUER}/.well-known/openid-configuration`;
const JWKS = `${SCRIPTED_ISSUER}/jwks`;

describe('where keys come from', () => {
  it('threat 143: discovery is read once, and the address that it named is kept', async () => {
    const { provider, look: lookFor, pass, store, another, source } = keySetGround();
    await lookFor('one');
    provider.metadata.jwks_uri = `${SCRIPTED_ISSUER}/elsewhere`;
    for (let n = 0; n < 3; n += 1) {
      await pass(10 * MINUTE);
      expect(await lookFor('one')).toBe('found');
    }
    expect(provider.requests).toEqual([DISCOVERY, JWKS, JWKS, JWKS, JWKS]);
    await pass(3 * 60 * MINUTE);
    expect(await look(another(), source, 'one')).toBe('found');
    expect(provider.requests.at(-1)).toBe(JWKS);
    expect(store.stored).toMatchObject({ jwksUri: JWKS });
  });

  it('a JWKS address of the settings is asked without discovery; pasted keys ask nobody', async () => {
    const { provider, sets } = keySetGround();
    const jwksAddress = `${SCRIPTED_ISSUER}/jwks`;
    expect(await look(sets, sourceOf({ jwksAddress }), 'one')).toBe('found');
    const pasted = { keys: [], unusable: [] };
    const other = sourceOf({ providerId: 'prv_2', pasted });
    expect(await look(sets, other, 'one')).toBe('KEY_NOT_FOUND');
    expect(provider.requests).toEqual([JWKS]);
  });

  it('a discovery document of another issuer gives no keys', async () => {
    const { provider, look: lookFor, sets, source } = keySetGround();
    provider.metadata.issuer = `${SCRIPTED_ISSUER}/`;
    expect(await lookFor('one')).toBe('JWKS_FETCH_FAILED');
    expect(sets.stateOf(source)?.failure?.code).toBe('ISSUER_MISMATCH');
    expect(provider.requests).toEqual([DISCOVERY]);
  });

  it('settings that say otherwise where keys come from begin anew', async () => {
    const { provider, sets, source } = keySetGround();
    await look(sets, source, 'one');
    expect(sets.atHand(sourceOf({ hash: 'another', jwksAddress: JWKS }))).toBeNull();
    expect(sets.stateOf(source)).toBeNull();
    expect(provider.requests).toEqual([DISCOVERY, JWKS]);
  });

  it('threat 26: keys of providers that are gone or disabled are let go', async () => {
    const { sets, source } = keySetGround();
    const elsewhere = sourceOf({ providerId: 'prv_2', workspaceId: 'wsp_2' });
    await look(sets, source, 'one');
    await look(sets, elsewhere, 'one');
    sets.retain('wsp_1', new Set(['prv_3']));
    expect(sets.states().map(({ providerId }) => providerId)).toEqual(['prv_2']);
  });

  it('the number of providers whose keys are held is bounded', async () => {
    const { sets } = keySetGround({ maxProviders: 3 });
    for (let n = 0; n < 10; n += 1) await look(sets, sourceOf({ providerId: `prv_${n}` }), 'one');
    expect(sets.states()).toHaveLength(3);
  });
});

describe('how long keys are fresh', () => {
  const fetchesWithin = async (cacheControl: string | null, seconds: number) => {
    const { provider, look: lookFor, pass } = keySetGround();
    provider.cacheControl = cacheControl;
    await lookFor('one');
    for (let passed = 0; passed < seconds; passed += 5) {
      await pass(5000);
      await lookFor('one');
    }
    return provider.requests.length - 2;
  };

  it.each([
    ['threat 111: max-age=0 is fetched once a minute at most', 'max-age=0', 600, [10, 13]],
    ['threat 111: no-store too', 'no-store', 600, [10, 13]],
    ['threat 112: a year is an hour', 'max-age=31536000', 7200, [2, 3]],
    ['ten minutes where nothing is said', null, 3600, [6, 8]],
  ] as const)('%s', async (_title, cacheControl, seconds, [least, most]) => {
    const fetches = await fetchesWithin(cacheControl, seconds);
    expect(fetches).toBeGreaterThanOrEqual(least);
    expect(fetches).toBeLessThanOrEqual(most);
  });

  it('threat 111: no token causes a fetch of its own', async () => {
    const { provider, look: lookFor } = keySetGround();
    provider.cacheControl = 'no-store';
    for (let n = 0; n < 1000; n += 1) await lookFor('one');
    expect(provider.requests).toHaveLength(2);
  });

  it('keys in use are fetched ahead, and nobody waits for it', async () => {
    const { provider, sets, source, look: lookFor, pass, events } = keySetGround();
    await lookFor('one');
    await pass(7 * MINUTE);
    expect(sets.atHand(source)).toMatchObject({ ok: true });
    expect(provider.requests).toHaveLength(2);
    await pass(2 * MINUTE);
    provider.hanging = true;
    expect(sets.atHand(source)).toMatchObject({ ok: true, stale: false });
    expect(sets.atHand(source)).toMatchObject({ ok: true, stale: false });
    await settled();
    expect(provider.requests).toHaveLength(3);
    provider.release();
    await settled();
    expect(events.map(({ reason, outcome }) => [reason, outcome])).toEqual([
      ['first', 'fetched'],
      ['ahead', 'fetched'],
    ]);
    await pass(9 * MINUTE);
    expect(sets.stateOf(source)).toMatchObject({ stale: false, ageMs: 9 * MINUTE });
  });

  it('keys that nobody uses are not fetched', async () => {
    const { provider, look: lookFor, pass, clock } = keySetGround();
    await lookFor('one');
    await pass(24 * 60 * MINUTE);
    expect(provider.requests).toHaveLength(2);
    expect(clock.waiting()).toEqual([]);
  });

  it('threat 110: a conditional request; a 304 renews the age and keeps the keys', async () => {
    const { provider, sets, source, look: lookFor, pass, saved, events } = keySetGround();
    provider.etag = '"keys-1"';
    await lookFor('one');
    const before = sets.atHand(source);
    await pass(10 * MINUTE);
    await lookFor('one');
    expect(provider.requests).toEqual([DISCOVERY, JWKS, `${JWKS} if changed`]);
    expect(sets.stateOf(source)).toMatchObject({ ageMs: 0, stale: false });
    expect(sets.atHand(source)?.ok === true && sets.atHand(source)).toEqual(before);
    expect(events.at(-1)).toMatchObject({ outcome: 'confirmed', code: null });
    expect(saved).toHaveLength(2);
    provider.kids = ['two'];
    provider.etag = '"keys-2"';
    await pass(10 * MINUTE);
    expect(await lookFor('two')).toBe('found');
  });

  it('threat 110: validators go only to the address that they are of, with keys that are held', async () => {
    const { provider, sets, source, look: lookFor } = keySetGround();
    provider.etag = '"keys-1"';
    await lookFor('one');
    provider.metadata.jwks_uri = `${SCRIPTED_ISSUER}/elsewhere`;
    const asked = await sets.ask(source);
    expect(asked).toMatchObject({ kind: 'asked', attempted: { fetch: { ok: true } } });
    expect(provider.requests.slice(2)).toEqual([DISCOVERY, `${SCRIPTED_ISSUER}/elsewhere`]);
  });
});

describe('rotation', () => {
  it('threat 147: a key that was announced is found from its first use on', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    provider.kids = ['one', 'two'];
    await pass(9 * MINUTE);
    await lookFor('one');
    await settled();
    const before = provider.requests.length;
    expect(await lookFor('two')).toBe('found');
    expect(provider.requests).toHaveLength(before);
  });

  it('threat 148: a key that was not announced costs one fetch and no refusal', async () => {
    const { provider, look: lookFor, pass, events } = keySetGround();
    await lookFor('one');
    await pass(1);
    provider.kids = ['two'];
    const looks = await Promise.all(Array.from({ length: 500 }, () => lookFor('two')));
    expect(new Set(looks)).toEqual(new Set(['found']));
    expect(events.map(({ reason }) => reason)).toEqual(['first', 'unknown_kid']);
  });

  it('threat 148: also while an older fetch is under way', async () => {
    const { provider, sets, source, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    await pass(9 * MINUTE);
    provider.hanging = true;
    sets.atHand(source);
    await settled();
    provider.kids = ['two'];
    const late = lookFor('two');
    provider.hanging = false;
    provider.release();
    expect(await late).toBe('found');
  });

  it('threat 149: a key that was removed is gone when the cache bound is over, used or not', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    provider.kids = ['one', 'two'];
    await lookFor('two');
    provider.kids = ['one'];
    await pass(9 * MINUTE + 59_000);
    expect(await lookFor('two')).toBe('found');
    await settled();
    expect(await lookFor('two')).toBe('KEY_NOT_FOUND');
    provider.kids = [];
    await pass(10 * MINUTE);
    expect(await lookFor('one')).toBe('found');
  });

  it('threat 149: unused keys are asked for before they are believed again', async () => {
    const { provider, look: lookFor, pass } = keySetGround();
    await lookFor('one');
    provider.kids = ['two'];
    await pass(30 * MINUTE);
    expect(await lookFor('one')).toBe('KEY_NOT_FOUND');
  });
});

describe('threat 98: a private key that is published', () => {
  it('is not used, ends the use of keys from before, and leaves only its name in the store', async () => {
    const { provider, sets, source, look: lookFor, pass, saved } = keySetGround();
    await lookFor('one');
    const { connect } = provider;
    Object.assign(provider, {
      connect: (options: Parameters<typeof connect>[0]) => {
        const fetch = connect(options);
        return {
          ...fetch,
          fetchIfChanged: async (...given: Parameters<typeof fetch.fetchIfChanged>) => {
            const answer = await fetch.fetchIfChanged(...given);
            const leaked = { ...keyNamed('one'), d: 'c2VjcmV0', x5c: ['AAAA'] };
            return 'json' in answer ? { ...answer, json: { keys: [leaked] } } : answer;
          },
        };
      },
    });
    await pass(10 * MINUTE);
    expect(await lookFor('one')).toBe('KEY_NOT_FOUND');
    expect(sets.atHand(source)).toMatchObject({ ring: { keys: [], unusable: [{ kid: 'one' }] } });
    expect(saved.at(-1)).toMatchObject({
      keys: { document: { keys: [{ kty: 'EC', kid: 'one' }] } },
    });
    expect(JSON.stringify(saved)).not.toContain('c2VjcmV0');
  });
});
