import type { Permission } from '@/lib/core/access/permissions';

/** Who may call a route: everybody, whoever has an API key that works, or keys with a permission. */
export type RouteAccess = 'public' | 'any_key' | Permission;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Each route says so itself; a test compares it with what the route does. */
    access?: RouteAccess;
  }
}
