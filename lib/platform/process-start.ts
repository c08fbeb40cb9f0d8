import { type Env, env } from './env';
import { failStart, type StartFailureWords } from './process-end';

/** What is known of a process before its environment is read. */
export interface ProcessKind {
  /** As in "The console". */
  name: string;
  portVariable: 'PORT' | 'API_PORT';
  plain: StartFailureWords['plain'];
}

/**
 * Runs a process from its environment on. Whatever keeps it from starting is told in plain sentences
 * on standard error, and the process exits with 1.
 */
export async function startProcess(
  kind: ProcessKind,
  start: (settings: Env) => Promise<void>,
): Promise<void> {
  let words: StartFailureWords = { ...kind, port: 0, host: '' };
  try {
    const settings = env();
    const port = kind.portVariable === 'PORT' ? settings.port : settings.apiPort;
    words = { ...words, port, host: settings.host };
    await start(settings);
  } catch (error) {
    failStart(error, words);
  }
}
