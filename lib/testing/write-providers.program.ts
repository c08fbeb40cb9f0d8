// A process that changes providers until it is killed, and says what was acknowledged, for tests:
// write-providers.program <url> <workspace>
import { setDatabaseForTesting } from '@/lib/data/database';
import { openDatabase } from '@/lib/data/open-database';
import { createProvider } from '@/lib/usecases/create-provider';
import { deleteProvider } from '@/lib/usecases/delete-provider';
import { updateProvider } from '@/lib/usecases/update-provider';
import { callerOf, providerDraft, unwrap } from './factories';

const [url = '', workspaceId = ''] = process.argv.slice(2);
setDatabaseForTesting(openDatabase(url));
const caller = callerOf(workspaceId);

const acknowledge = (id: string, version: number) => process.stdout.write(`${id} ${version}\n`);

for (let round = 0; ; round += 1) {
  const draft = providerDraft();
  const inputs = { ...draft.inputs, issuer: `https://${process.pid}-${round}.example.com` };
  const made = unwrap(await createProvider(caller, { ...draft, inputs }));
  acknowledge(made.id, 1);
  const change = { id: made.id, version: 1, draft: { ...made.draft, name: 'Changed' } };
  unwrap(await updateProvider(caller, change));
  acknowledge(made.id, 2);
  if (round % 2 === 0) continue;
  unwrap(await deleteProvider(caller, { id: made.id, version: 2, name: 'Changed' }));
  acknowledge(made.id, 3);
}
