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
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** The log of this process. */
export const log: Logger = createLog();
