import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';

/** Whether this process can do its work, or else the class of what keeps it from it. */
export type Readiness = 'ready' | 'starting' | 'database';

/** What the server in front of the application is made of. */
export interface ConsoleServerOptions {
  /** The application; Next in production, a stub in tests. */
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
  /** Takes WebSocket upgrades in development; without it every upgrade is refused. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readiness: () => Promise<Readiness>;
  publicUrl: URL | null;
  trustedProxies: readonly string[];
  /** Origin of Clerk's Frontend API where operators sign in with Clerk; null: with passwords. */
  clerkOrigin: string | null;
  development: boolean;
  log: Logger;
  limits?: Partial<ServerLimits>;
}

/** The limits of one request; defaults in parentheses. */
export interface ServerLimits {
  /** Bytes of a body (1 MiB). */
  maxBodyBytes: number;
  /** Bytes of all bodies that are held at one time (64 MiB). */
  maxBodiesBytes: number;
  /** Until the head is complete (10 s). */
  headTimeoutMs: number;
  /** Until the whole request is there (30 s). */
  requestTimeoutMs: number;
  /** How often the two are looked at (1 s). */
  checkIntervalMs: number;
}

/** The limits that hold unless a test lowers them. */
export const DEFAULT_LIMITS: ServerLimits = {
  maxBodyBytes: 1_048_576,
  maxBodiesBytes: 67_108_864,
  headTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  checkIntervalMs: 1000,
};
