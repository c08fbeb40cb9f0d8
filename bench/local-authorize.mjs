import { runBundled } from './baselines/run-bundled.mjs';

await runBundled('local-authorize');
