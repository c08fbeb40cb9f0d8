import { type DestinationStream, type Logger, pino } from 'pino';
import { processLogLevel } from './env';
import { redactLine, redactRecord } from './log-redaction';

/** A logger that writes JSON lines without secrets to `destination`, by default to standard output. */
export function createLog(destination?: DestinationStream, level = processLogLevel()): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: redactRecord,
    },
    // Errors are already plain here; pino's own serializer would see an object without a class.
    serializers: { err: (error: unknown) => error },
    hooks: { streamWrite: redactLine },
  };
  return pino(options, destination ?? standardOutput());
}

/** How much is kept of what standard output does not take, in bytes. */
const KEPT_BYTES = 1_048_576;

/** Standard output; where it takes nothing (its disk is full, say) lines are lost and the process goes on. */
function standardOutput(): DestinationStream {
  const destination = pino.destination({ dest: 1, sync: true, maxLength: KEPT_BYTES });
  // There is no other place to tell it; without a listener the writer would never come back.
  destination.on('error', () => undefined);
  return destination;
}

/** The log of this process. */
export const log: Logger = createLog();
