import { processWide } from './process-wide';

const held = processWide('configuration-revision', () => ({ value: 0 }));

/** The number of the configuration as this process knows it; what was read under another is old. */
export function configurationRevision(): number {
  return held.get().value;
}

/** Tells this process that the configuration has changed; every cache of it reads anew. */
export function setConfigurationRevision(value: number): void {
  held.get().value = value;
}
