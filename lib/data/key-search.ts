import { searchKeyOf } from '@/lib/core/search-key';
import { database } from './database';
import { Prisma } from './generated/sqlite/client';

/** Names that may be the one that is looked for; of ASCII letters alone, all of them are. */
const MOST_READ = 10_000;
const MOST_FOUND = 1000;

/**
 * The ids of a workspace's keys whose name, in any case, or prefix holds a text; the newest 1,000. Databases know
 * the case of ASCII letters only, so what stands for others is left open there and judged here.
 */
export async function keyIdsWith(workspaceId: string, text: string): Promise<readonly string[]> {
  const key = searchKeyOf(text);
  const like = Prisma.sql`LIKE ${patternOf(key)} ESCAPE '!'`;
  const rows = await database().$queryRaw<{ id: string; name: string; prefix: string }[]>`
    SELECT k."id" AS "id", k."name" AS "name", k."prefix" AS "prefix" FROM "ApiKey" k
    WHERE k."workspaceId" = ${workspaceId} AND (lower(k."name") ${like} OR lower(k."prefix") ${like})
    ORDER BY k."createdAt" DESC, k."id" DESC LIMIT ${MOST_READ}`;
  const found = rows.filter(({ name, prefix }) =>
    [name, prefix].some((each) => searchKeyOf(each).includes(key)),
  );
  return found.slice(0, MOST_FOUND).map(({ id }) => id);
}

function patternOf(key: string): string {
  const escaped = key.replace(/[!%_]/g, '!$&');
  return `%${escaped.replace(/[^ -~]+/g, '%')}%`;
}
