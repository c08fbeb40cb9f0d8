import { postgresqlMissing } from '@/lib/testing/postgresql';
import { freePort } from './console';
import { builtActions } from './manifests';

type Kind = 'sqlite' | 'postgresql';

/** The databases that a drill runs on: that after `--database`, else both. */
export function kindsOf(words: readonly string[]): readonly Kind[] {
  const at = words.indexOf('--database');
  return (['sqlite', 'postgresql'] as const).filter((kind) => at === -1 || words[at + 1] === kind);
}

/** Why a drill cannot run on a database here; null: it can. */
export function missingFor(kind: Kind): string | null {
  return kind === 'postgresql' ? postgresqlMissing() : null;
}

/** Ports for both processes, and the actions of the build that change providers. */
export async function drillOfBuild() {
  return {
    ports: { console: await freePort(), api: await freePort() },
    actions: { save: actionNamed('saveProvider'), remove: actionNamed('removeProvider') },
  };
}

function actionNamed(name: string): string {
  const action = builtActions().find((candidate) => candidate.name === name);
  if (action === undefined) throw new Error(`The build has no action ${name}.`);
  return action.id;
}
