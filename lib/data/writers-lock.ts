/** The advisory lock that keeps PostgreSQL's writers out of each other, as BEGIN IMMEDIATE does SQLite's. */
export const WRITERS_LOCK = 7_210_514_001;
