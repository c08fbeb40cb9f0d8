// Runs before `npm pack` and `npm publish`. Writes nothing to standard output, which `npm pack --json` is read from.
import { existsSync } from 'node:fs';

if (!existsSync(new URL('dist/.stamp', import.meta.url))) {
  process.stderr.write(
    'The SDK is not built: run npm run build in the clone first, then pack it.\n',
  );
  process.exitCode = 1;
}
