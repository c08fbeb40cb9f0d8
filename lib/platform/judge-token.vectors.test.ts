import { describe, expect, it } from 'vitest';
import { judgeBoth } from '@/lib/testing/judge-both';
import { judgeJws } from '@/lib/testing/judge-jws';
import { readVectors, readWycheproof, type Vector, vectorsMissing } from '@/lib/testing/vectors';

const missing = vectorsMissing();
const because = missing === null ? '' : `: skipped, ${missing}`;

/** They repeat a valid token and call it invalid, or call a character outside base64url valid. */
const DEFECTIVE: ReadonlySet<number> = new Set([367, 370, 372, 373]);
/** Valid by the vectors although the key is labelled with another algorithm: refusing is stricter. */
const MISLABELLED: ReadonlySet<number> = new Set([346, 347, 350, 351]);

const algOf = ({ jws }: Vector): unknown => {
  const [header = ''] = jws.split('.');
  try {
    return JSON.parse(Buffer.from(header, 'base64url').toString()).alg;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
const isHmac = (vector: Vector) =>
  /^HS/.test(String(algOf(vector))) || vector.published.every(({ kty }) => kty === 'oct');

/** The vectors that are judged otherwise than they say, and how. */
async function misjudged(vectors: readonly Vector[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const vector of vectors) {
    const said = await judgeJws(vector.jws, vector.published);
    const expected = vector.expected === 'valid' && !isHmac(vector);
    if ((said === 'VALID') !== expected) faults.push(`${vector.id} ${vector.comment}: ${said}`);
  }
  return faults;
}

describe.skipIf(missing !== null)(`Wycheproof, JSON Web Signature${because}`, () => {
  const all = missing === null ? readWycheproof('wycheproof/json_web_signature_test.json') : [];
  const judged = all.filter(({ id }) => !DEFECTIVE.has(id) && !MISLABELLED.has(id));

  it('every vector but four defective ones is judged as it says, HMAC always refused', async () => {
    expect(all).toHaveLength(401);
    expect(judged).toHaveLength(393);
    expect(judged.filter((one) => one.expected === 'valid' && !isHmac(one))).toHaveLength(32);
    expect(await misjudged(judged)).toEqual([]);
  });

  it('four whose key is labelled with another algorithm are refused for their key', async () => {
    const codes = all
      .filter(({ id }) => MISLABELLED.has(id))
      .map(({ jws, published }) => judgeJws(jws, published));
    expect(await Promise.all(codes)).toEqual(Array(4).fill('KEY_REJECTED'));
  });

  it.each([360, 365, 368, 375])('number %d, which jose accepts, is malformed', async (id) => {
    const vector = all.find((one) => one.id === id);
    expect(await judgeJws(vector?.jws ?? '', vector?.published ?? [])).toBe('MALFORMED_TOKEN');
  });

  it('none is a token of a user, and none makes the engine throw', async () => {
    for (const { jws, published } of all) {
      expect((await judgeBoth(jws, { published })).valid).toBe(false);
    }
  });
});

describe.skipIf(missing !== null)(`Wycheproof, JSON Web Key${because}`, () => {
  const all = missing === null ? readWycheproof('wycheproof/json_web_key_test.json') : [];

  it('every vector is judged as it says, HMAC always refused', async () => {
    expect(all).toHaveLength(26);
    expect(all.filter((one) => one.expected === 'valid' && !isHmac(one))).toHaveLength(1);
    expect(await misjudged(all)).toEqual([]);
  });

  it.each([
    [7, 'ROCA'],
    [9, 'exponent 1'],
  ])('number %d, %s, which jose accepts, is refused for its key', async (id) => {
    const vector = all.find((one) => one.id === id);
    expect(await judgeJws(vector?.jws ?? '', vector?.published ?? [])).toBe('KEY_REJECTED');
  });
});

interface CookbookFile {
  readonly input: { readonly key: Readonly<Record<string, unknown>> };
  readonly output: Readonly<Record<'compact' | 'json' | 'json_flat', unknown>>;
}

const publicPart = (key: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(key).filter(([name]) => !['d', 'p', 'q', 'dp', 'dq', 'qi'].includes(name)),
  );

describe.skipIf(missing !== null)(`RFC 7520 and RFC 8037${because}`, () => {
  it.each([
    ['figure 4.1', '4_1.rsa_v15_signature'],
    ['figure 4.2', '4_2.rsa-pss_signature'],
    ['figure 4.3', '4_3.ecdsa_signature'],
    ['Ed25519', 'ed25519_jws'],
  ])('%s verifies', async (_, name) => {
    const { input, output } = readVectors<CookbookFile>(`jose-cookbook/${name}.json`);
    const published = [publicPart(input.key)];
    expect(await judgeJws(String(output.compact), published)).toBe('VALID');
    const other = String(output.compact).replace(/.{9}$/, 'AAAAAAAAA');
    expect(await judgeJws(other, published)).not.toBe('VALID');
  });

  it.each([
    ['4.4, an HMAC', '4_4.hmac-sha2_integrity_protection', 'ALGORITHM_NOT_ALLOWED'],
    ['4.5, detached content', '4_5.signature_with_detached_content', 'ALGORITHM_NOT_ALLOWED'],
    ['4.6, a header that is not signed', '4_6.protecting_specific_header_fields', null],
    ['4.7, no header that is signed', '4_7.protecting_content_only', null],
    ['4.8, several signatures', '4_8.multiple_signatures', null],
  ])('figure %s, is refused in every form', async (_, name, compact) => {
    const { input, output } = readVectors<CookbookFile>(`jose-cookbook/${name}.json`);
    const published = [input.key].flat();
    if (compact !== null) expect(await judgeJws(String(output.compact), published)).toBe(compact);
    for (const form of [output.json, output.json_flat]) {
      expect(await judgeJws(JSON.stringify(form ?? {}), published)).toBe('MALFORMED_TOKEN');
    }
  });
});
