import { isSavable, type JudgedDraft } from './judged-draft';
import { type PolicyDraftState, placesOf } from './use-policy-draft';
import type { PolicySave } from './use-policy-save';

/** Where something keeps a draft from being saved. */
export type HinderedPlace = 'json' | 'rules' | 'permissions' | 'tests' | 'name';

/** How many tests fail, by this page or, where it saw none, by the console. */
export function failingIn(judged: JudgedDraft | null, { failed }: PolicySave): number {
  const here = judged?.results.filter(({ passed }) => !passed).length ?? 0;
  return here > 0 ? here : failed.length;
}

/** What was typed and cannot be read. */
type Unread = Pick<PolicyDraftState, 'jsonIsBroken' | 'holdsUnread' | 'wrongTexts'>;

/** What of the typed texts keeps the draft from being saved, as a sentence; null: nothing. */
export function unreadText({ jsonIsBroken, holdsUnread, wrongTexts }: Unread): string | null {
  if (jsonIsBroken) return 'The JSON view cannot be read yet. Mend it, or take the rules instead.';
  if (!holdsUnread) return null;
  const count = placesOf(wrongTexts).length;
  return count === 1
    ? 'A test holds JSON that cannot be read yet. Mend it, or take the test as it was.'
    : `${count} tests hold JSON that cannot be read yet. Mend it, or take the tests as they were.`;
}

/** What keeps the draft from being saved, as a sentence; null: nothing. */
export function hindranceOf(judged: JudgedDraft | null, typed: Unread): string | null {
  if (typed.holdsUnread) return unreadText(typed);
  if (judged === null || isSavable(judged)) return null;
  const count = judged.problems.length + Object.keys(judged.fields).length;
  return count === 1
    ? 'One place needs attention before this can be saved.'
    : `${count} places need attention before this can be saved.`;
}

/** Where the first thing is that keeps the draft from being saved. */
export function placeOf(judged: JudgedDraft | null, typed: Unread): HinderedPlace {
  if (typed.jsonIsBroken) return 'json';
  if (typed.holdsUnread) return 'tests';
  if (judged === null || judged.problems.length > 0) return 'rules';
  const [path = ''] = Object.keys(judged.fields);
  if (path.startsWith('permissions')) return 'permissions';
  return path.startsWith('tests') ? 'tests' : 'name';
}

/** Which test is to be opened, so that what hinders is seen; null: none is in the way. */
export function hinderingTest(judged: JudgedDraft | null, { wrongTexts }: Unread): number | null {
  const [typed] = placesOf(wrongTexts);
  if (typed !== undefined) return typed;
  const path = Object.keys(judged?.fields ?? {}).find((name) => /^tests\.\d/.test(name));
  return path === undefined ? null : Number(path.split('.')[1]);
}
