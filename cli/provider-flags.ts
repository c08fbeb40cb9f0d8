import { ALGORITHMS, emptyDraft, emptyInputs, type ProviderType } from '@/lib/core/providers/draft';
import { providerDraftSchema } from '@/lib/core/providers/draft-schema';
import { type SettingMember, settingMembers } from '@/lib/core/providers/flat-provider-schema';
import { SETTING_WORDS } from '@/lib/core/providers/flat-provider-words';
import { providerTypeOf } from '@/lib/core/providers/registry';

/** `file`: the path of a file that holds the value, because that has several lines. */
type FlagKind = 'text' | 'number' | 'list' | 'switch' | 'file';

/** A flag of the command line for a member of a provider, or for two of which a type has one. */
export interface ProviderFlag {
  readonly name: string;
  readonly kind: FlagKind;
  readonly members: readonly SettingMember[];
}

const FILES: ReadonlySet<string> = new Set<SettingMember>(['pastedKeys', 'privateCa']);
const DEFAULTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...Object.entries(emptyDraft('custom_oidc')),
  ...Object.entries(emptyInputs()),
]);

const isMember = (name: string): name is SettingMember => Object.hasOwn(settingMembers, name);
const MEMBERS = Object.keys(settingMembers).filter(isMember);

/** Every member of a provider as a flag: in kebab case, and a list by the name of one of its values. */
export const PROVIDER_FLAGS: readonly ProviderFlag[] = [...new Set(MEMBERS.map(nameOf))].map(
  (name) => {
    const members = MEMBERS.filter((member) => nameOf(member) === name);
    return { name, kind: kindOf(members), members };
  },
);

/** The names of the flags of some kinds. */
export function flagsOf(...kinds: readonly FlagKind[]): readonly string[] {
  return PROVIDER_FLAGS.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
}

/** The member that a flag means for a type; one that the type has not is refused later, by its flag. */
export function memberOf({ members, name }: ProviderFlag, type: ProviderType | undefined) {
  const paths = type === undefined ? [] : providerTypeOf(type).fields.map(({ path }) => path);
  const own = members.find((member) => paths.some((path) => path === `inputs.${member}`));
  const member = own ?? members[0];
  if (member === undefined) throw new Error(`No member is meant by --${name}.`);
  return member;
}

/** The flag of a member, `--client-id` of `clientIds`; any other name as it is. */
export function flagFor(member: string): string {
  if (isMember(member)) return `--${nameOf(member)}`;
  return ['type', 'name', 'environment'].includes(member) ? `--${member}` : member;
}

/** The flags with what they mean, in lines for the help. */
export function flagLines(): readonly string[] {
  return PROVIDER_FLAGS.flatMap(({ name, kind, members }) => [
    `  --${name}${choicesOf(name) ?? VALUES[kind]}`,
    ...members.map((member) => `      ${SETTING_WORDS[member].replaceAll('`', '')}`),
  ]);
}

function choicesOf(name: string): string | undefined {
  const { audienceRule, azpRule, tokenKind } = providerDraftSchema.shape;
  const choices = {
    'audience-rule': audienceRule.options,
    'azp-rule': azpRule.options,
    'token-kind': tokenKind.options,
  };
  const found = Object.entries(choices).find(([flag]) => flag === name);
  if (name === 'algorithm') return ` <${ALGORITHMS.join(',')}>`;
  return found && ` ${found[1].join('|')}`;
}

const VALUES: Readonly<Record<FlagKind, string>> = {
  text: ' <text>',
  number: ' <number>',
  list: ' <text>, several with commas or repeated',
  switch: '',
  file: ' <file>',
};

function kindOf(members: readonly SettingMember[]): FlagKind {
  if (members.some(isList)) return 'list';
  const [member = ''] = members;
  if (FILES.has(member)) return 'file';
  const initial = DEFAULTS.get(member);
  if (typeof initial === 'number') return 'number';
  return typeof initial === 'boolean' ? 'switch' : 'text';
}

function isList(member: SettingMember): boolean {
  return Array.isArray(DEFAULTS.get(member));
}

function nameOf(member: SettingMember): string {
  const kebab = member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return isList(member) ? kebab.replace(/ies$/, 'y').replace(/s$/, '') : kebab;
}
