// Stands in for `server-only` under Vitest, where the real package throws on import.
export {};
