import { describe, expect, it } from 'vitest';
import { PROVIDER_TYPES } from '@/lib/core/providers/draft';
import { newFlatProviderSchema, settingMembers } from '@/lib/core/providers/flat-provider-schema';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { providerCreate } from './provider-create';
import { flagFor, flagLines, memberOf, PROVIDER_FLAGS } from './provider-flags';

const flagNamed = (name: string) => {
  const flag = PROVIDER_FLAGS.find((one) => one.name === name);
  if (flag === undefined) throw new Error(`There is no --${name}.`);
  return flag;
};

describe('the flags of a provider', () => {
  it('are one for every member that the HTTP API takes', () => {
    const members = PROVIDER_FLAGS.flatMap((flag) => flag.members);
    const taken = [...members, 'type', 'name', 'environment', 'enabled'];
    expect(new Set(taken)).toEqual(new Set(Object.keys(newFlatProviderSchema.shape)));
    expect(new Set(taken).size).toBe(taken.length);
    expect(PROVIDER_FLAGS.map(({ name, kind }) => `${name} ${kind}`)).toEqual(
      expect.arrayContaining([
        'client-id list',
        'authorized-party list',
        'required-claim list',
        'bare-issuer switch',
        'clock-tolerance-seconds number',
        'private-ca file',
        'azp-rule text',
      ]),
    );
  });

  it('are taken by the command, each once and none in place of another', () => {
    const { flags, options, lists = [] } = providerCreate;
    const all = [...flags, ...options, ...lists];
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(PROVIDER_FLAGS.map(({ name }) => name)));
  });

  it('mean the member that the type has', () => {
    expect(memberOf(flagNamed('client-id'), 'workos')).toBe('clientId');
    expect(memberOf(flagNamed('client-id'), 'auth0')).toBe('clientIds');
    for (const type of PROVIDER_TYPES) {
      const own = providerTypeOf(type).fields.map(({ path }) => path.replace('inputs.', ''));
      const meant = PROVIDER_FLAGS.map((flag) => memberOf(flag, type));
      expect(meant).toEqual(expect.arrayContaining(own));
    }
  });

  it('name a member in messages, and all stand in the help with what they take', () => {
    expect(Object.keys(settingMembers).map(flagFor)).not.toContain(undefined);
    expect([flagFor('clientIds'), flagFor('name'), flagFor('')]).toEqual([
      '--client-id',
      '--name',
      '',
    ]);
    const help = flagLines().join('\n');
    for (const { name } of PROVIDER_FLAGS) expect(help).toContain(`--${name}`);
    expect(help).toContain('--azp-rule off|if_present|required');
  });
});
