import { type DestinationStream, type Logger, pino } from 'pino';
import { processLogLevel } from './env';
import { redactLine, redactRecord } from './log-redaction';
import { processWide } from './process-wide';

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
  return pino(options, destination ?? { write: (line) => lines.get().to.write(line) });
}

/** How much is kept of what an output does not take, in bytes. */
const KEPT_BYTES = 1_048_576;

const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;

const lines = processWide('log-lines', () => ({ to: openOutput(STANDARD_OUTPUT) }));

/** An output of this process; where it takes nothing (its disk is full, say) lines are lost and the process goes on. */
function openOutput(dest: number): DestinationStream {
  const destination = pino.destination({ dest, sync: true, maxLength: KEPT_BYTES });
  // There is no other place to tell it; without a listener the writer would never come back.
  destination.on('error', () => undefined);
  return destination;
}

/** Has the log of this process go to standard error from now on, where standard output is for an answer. */
export function logToStandardError(): void {
  lines.get().to = openOutput(STANDARD_ERROR);
}

/** The log of this process. */
export const log: Logger = createLog();
