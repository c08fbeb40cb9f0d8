import { isJsonObject, type JsonObject, textOf } from '../tokens/json-value';

/** Groups that a token does not carry because they were too many. */
export interface GroupOverage {
  /** The claim that says so. */
  readonly claim: '_claim_names' | 'hasgroups' | 'groups.link';
  readonly title: string;
  /** What it means and what to do. */
  readonly text: string;
}

const GROUPS_LINK = 'http://schemas.microsoft.com/claims/groups.link';

const ADVICE =
  'A row that reads groups finds nothing for this user, so rules that look for a group do not match. In Microsoft Entra, send only the groups assigned to the application, or use application roles, which come as roles whatever the number of groups. Claimcheck does not ask for the list elsewhere.';

const WORDS: Readonly<Record<GroupOverage['claim'], string>> = {
  _claim_names:
    'The user is in more groups than a token of Microsoft Entra holds (200), so it carries a reference in _claim_names in their place.',
  hasgroups:
    'The user is in more groups than a token of the implicit flow holds, so Microsoft Entra wrote only hasgroups in their place.',
  'groups.link':
    'The user is in more groups than the token holds, so Microsoft Entra wrote a link in their place.',
};

/** Says that the groups of a user were left out of a token because they were too many; null: they were not. */
export function groupOverageOf(claims: JsonObject): GroupOverage | null {
  const claim = overageClaim(claims);
  if (claim === null || Array.isArray(member(claims, 'groups'))) return null;
  return { claim, title: 'The groups are not in this token', text: `${WORDS[claim]} ${ADVICE}` };
}

function overageClaim(claims: JsonObject): GroupOverage['claim'] | null {
  const names = member(claims, '_claim_names');
  if (isJsonObject(names) && Object.hasOwn(names, 'groups')) return '_claim_names';
  const has = member(claims, 'hasgroups');
  if (has === true || has === 'true') return 'hasgroups';
  const link = [GROUPS_LINK, 'groups.link'].some((name) => textOf(member(claims, name)) !== null);
  return link ? 'groups.link' : null;
}

function member(claims: JsonObject, name: string) {
  return Object.hasOwn(claims, name) ? claims[name] : undefined;
}
