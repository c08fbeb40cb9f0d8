import type { FastifyBaseLogger } from 'fastify';
import type { CallOrigin } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import type { Result } from '@/lib/core/result';
import type { ApiMetrics } from '@/lib/platform/metrics';
import type { TestConnectionOptions } from '@/lib/usecases/test-connection';
import type { verifyToken } from '@/lib/usecases/verify-token';

/** What the HTTP API is made of. */
export interface ApiServerOptions {
  log: FastifyBaseLogger;
  /** Whether this process can do its work, or else the class of what keeps it from it. */
  readiness: () => Promise<'ready' | 'database'>;
  /** Whether callers reach it by https. */
  https: boolean;
  /** The origin at which callers reach it; null: nobody has said. */
  publicUrl: string | null;
  /** Addresses and CIDR blocks whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  /** Requests per second and API key that this process answers, twice that in a burst; 0: any number. */
  rateLimit: number;
  /** Whose key this is; a value at once where nothing has to be read. */
  authenticate: (
    presented: string,
    origin: CallOrigin,
  ) => Result<KeyCaller> | Promise<Result<KeyCaller>>;
  /** Judges a token; default: `verifyToken`. */
  verify?: typeof verifyToken;
  /** How connection tests reach their provider; default: over the network, within limits. */
  connections?: TestConnectionOptions;
  /** What the process counts; null: it tells nobody. */
  metrics: ApiMetrics | null;
  /** What a scraper of `/metrics` has to send; null: nothing. */
  metricsToken: string | null;
}
