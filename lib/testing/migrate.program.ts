// A process that migrates, for tests: migrate.program <url> <folder>
import { migrateDatabase } from '@/lib/data/migrate';

const [url = '', folder = ''] = process.argv.slice(2);

try {
  const { applied } = await migrateDatabase(url, folder);
  process.stdout.write(`applied:${applied.join(',')}\n`);
} catch (error) {
  process.stdout.write(`refused:${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
