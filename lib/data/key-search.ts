import type { KeyKind } from '@/lib/core/access/api-key';
import type { Environment } from '@/lib/core/providers/draft';
import { searchKeyOf } from '@/lib/core/search-key';
import { database } from './database';
import { Prisma } from './generated/sqlite/client';

/** Names that may be the one that is looked for; of ASCII letters alone, all of them are. */
const MOST_READ = 10_000;
/** Below the 999 values that a query on SQLite may have. */
const MOST_FOUND = 900;

/** Where is looked; null members do not narrow. */
export interface KeySearch {
  readonly workspaceId: string;
  readonly kind: KeyKind | null;
  readonly environment: Environment | null;
}

/**
 * The ids of a workspace's keys whose name, in any case, or prefix holds a text; the newest 900. Databases know
 * the case of ASCII letters only, so what stands for others is left open there and judged here.
 */
export async function keyIdsWith(search: KeySearch, text: string): Promise<readonly string[]> {
  const key = searchKeyOf(text);
  const like = Prisma.sql`LIKE ${patternOf(text)} ESCAPE '!'`;
  const rows = await database().$queryRaw<{ id: string; name: string; prefix: string }[]>`
    SELECT k."id" AS "id", k."name" AS "name", k."prefix" AS "prefix" FROM "ApiKey" k
    WHERE k."workspaceId" = ${search.workspaceId} ${narrowed('kind', search.kind)}
      ${narrowed('environment', search.environment)}
      AND (lower(k."name") ${like} OR lower(k."prefix") ${like})
    ORDER BY k."createdAt" DESC, k."id" DESC LIMIT ${MOST_READ}`;
  const found = rows.filter(({ name, prefix }) =>
    [name, prefix].some((each) => searchKeyOf(each).includes(key)),
  );
  return found.slice(0, MOST_FOUND).map(({ id }) => id);
}

function narrowed(column: 'kind' | 'environment', value: string | null): Prisma.Sql {
  if (value === null) return Prisma.empty;
  return column === 'kind'
    ? Prisma.sql`AND k."kind" = ${value}`
    : Prisma.sql`AND k."environment" = ${value}`;
}

/** Of the text as it was typed: names are stored as they were typed, too. */
function patternOf(text: string): string {
  const escaped = text.replace(/[!%_]/g, '!$&');
  return `%${escaped.replace(/[^!-~]+/g, '%').toLowerCase()}%`;
}
