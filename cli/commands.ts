import { apiKeyCreate } from './api-key-create';
import { apiKeyRevoke, apiKeyRotate } from './api-key-end';
import { apiKeyList } from './api-key-list';
import { backup } from './backup';
import type { Command } from './command';
import { move } from './move';
import { operatorDisable, operatorEnable, operatorUnlink } from './operator-access';
import { operatorCreate } from './operator-create';
import { operatorList } from './operator-list';
import { operatorResetPassword } from './operator-reset-password';
import { providerDisable, providerEnable } from './provider-access';
import { providerCreate } from './provider-create';
import { providerList } from './provider-list';
import { providerTest } from './provider-test';
import { restore } from './restore';
import { verify } from './verify';
import { workspaceCreate, workspaceList } from './workspace';

/** Every command of `claimcheck`, in the order of its help; a new one is a file beside this and a line here. */
export const COMMANDS: readonly Command[] = [
  workspaceCreate,
  workspaceList,
  providerCreate,
  providerList,
  providerTest,
  providerEnable,
  providerDisable,
  apiKeyCreate,
  apiKeyList,
  apiKeyRotate,
  apiKeyRevoke,
  verify,
  operatorList,
  operatorCreate,
  operatorResetPassword,
  operatorDisable,
  operatorEnable,
  operatorUnlink,
  backup,
  restore,
  move,
];

/** The command that these words begin with, and the words after its name; null: there is none. */
export function findCommand(
  words: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | null {
  for (const command of COMMANDS) {
    const name = command.name.split(' ');
    if (name.every((word, at) => words[at] === word)) {
      return { command, rest: words.slice(name.length) };
    }
  }
  return null;
}
