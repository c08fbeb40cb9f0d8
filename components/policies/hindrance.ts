import { isSavable, type JudgedDraft } from './judged-draft';
import type { PolicySave } from './use-policy-save';

/** Where something keeps a draft from being saved. */
export type HinderedPlace = 'json' | 'rules' | 'permissions' | 'tests' | 'name';

/** How many tests fail, by this page or, where it saw none, by the console. */
export function failingIn(judged: JudgedDraft | null, { failed }: PolicySave): number {
  const here = judged?.results.filter(({ passed }) => !passed).length ?? 0;
  return here > 0 ? here : failed.length;
}

/** What keeps the draft from being saved, as a sentence; null: nothing. */
export function hindranceOf(judged: JudgedDraft | null, jsonIsBroken: boolean): string | null {
  if (jsonIsBroken) return 'The JSON view cannot be read yet. Mend it, or take the rules instead.';
  if (judged === null || isSavable(judged)) return null;
  const count = judged.problems.length + Object.keys(judged.fields).length;
  return count === 1
    ? 'One place needs attention before this can be saved.'
    : `${count} places need attention before this can be saved.`;
}

/** Where the first thing is that keeps the draft from being saved. */
export function placeOf(judged: JudgedDraft | null, jsonIsBroken: boolean): HinderedPlace {
  if (jsonIsBroken) return 'json';
  if (judged === null || judged.problems.length > 0) return 'rules';
  const [path = ''] = Object.keys(judged.fields);
  if (path.startsWith('permissions')) return 'permissions';
  return path.startsWith('tests') ? 'tests' : 'name';
}
