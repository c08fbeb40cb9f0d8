// Generates both Prisma clients. Generating needs no schema engine, yet Prisma would download one
// unless told where it is; any file that exists will do, and nothing ever runs it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const prisma = join(dirname(require.resolve('prisma/package.json')), 'build', 'index.js');

for (const schema of ['prisma/schema.prisma', 'prisma/postgresql/schema.prisma']) {
  const { status, error, stdout, stderr } = spawnSync(
    process.execPath,
    [prisma, 'generate', '--schema', schema],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
    process.stderr.write(`Could not generate the database client of ${schema}.\n`);
    process.exit(1);
  }
}
