import { runBundled } from './baselines/run-bundled.mjs';

await runBundled('verify-in-process');
