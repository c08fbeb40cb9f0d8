// PostgreSQL adapters for the schema engine: a server's own, or an in-memory PGlite when offline.
import { randomUUID } from 'node:crypto';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';

/** The catalog's type "char", which the engine reads and the adapter does not know. */
const CHAR = 18;
const TEXT = 25;

function mended(connection, runScript) {
  const performIo = connection.performIO.bind(connection);
  const queryRaw = connection.queryRaw.bind(connection);
  let chars = [];
  connection.performIO = async (query) => {
    const result = await performIo(query);
    const fields = result.fields ?? [];
    chars = fields.flatMap(({ dataTypeID }, at) => (dataTypeID === CHAR ? [at] : []));
    for (const at of chars) fields[at].dataTypeID = TEXT;
    return result;
  };
  connection.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const at of chars) result.columnTypes[at] = ColumnTypeEnum.Character;
    return result;
  };
  // The adapter's own splits a script at every semicolon, also inside of functions.
  connection.executeScript = async (sql) => {
    try {
      await runScript(sql);
    } catch (error) {
      connection.onError(error);
    }
  };
  return connection;
}

async function connectOffline() {
  const { PGlite } = await import('@electric-sql/pglite');
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  const database = await PGlite.create();
  const connection = await new PrismaPGlite(database).connect();
  connection.dispose = () => database.close();
  return mended(connection, (sql) => database.exec(sql));
}

/** Members instead of an address: an address would win over the name of the shadow database. */
function membersOf(url) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const schema = searchParams.get('schema');
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    ...(password !== '' && { password: decodeURIComponent(password) }),
    database: decodeURIComponent(pathname.slice(1)),
    max: 2,
    ...(schema !== null && { options: `-c search_path="${schema.replace(/["\\]/g, '')}"` }),
  };
}

async function connectOnline(members) {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const connection = await new PrismaPg(members).connect();
  return mended(connection, (sql) => connection.underlyingDriver().query(sql));
}

async function connectToShadow(members) {
  const { default: pg } = await import('pg');
  const database = `prisma_shadow_${randomUUID()}`;
  const admin = new pg.Client(members);
  await admin.connect();
  await admin.query(`CREATE DATABASE "${database}"`);
  const connection = await connectOnline({ ...members, database });
  const dispose = connection.dispose.bind(connection);
  connection.dispose = async () => {
    await dispose();
    await admin.query(`DROP DATABASE "${database}" WITH (FORCE)`);
    await admin.end();
  };
  return connection;
}

/** The adapter factory of a `postgresql:` address. */
export function postgresqlFactory(url) {
  const offline = process.env.PRISMA_OFFLINE === '1';
  const members = offline ? {} : membersOf(url);
  return {
    provider: 'postgres',
    adapterName: 'schema-engine-postgresql',
    connect: () => (offline ? connectOffline() : connectOnline(members)),
    connectToShadowDb: () => (offline ? connectOffline() : connectToShadow(members)),
  };
}
