/** The address of a PostgreSQL database as `pg` and its tools know it, and the schema that it named. */
export function splitSchema(url: string): { readonly url: string; readonly schema: string | null } {
  const address = new URL(url);
  const schema = address.searchParams.get('schema');
  address.searchParams.delete('schema');
  return { url: address.href, schema };
}

/** An address that may be shown: without its password, before the host or as a parameter. */
export function withoutPassword(url: string): string {
  const address = new URL(url);
  address.password = '';
  // The names are letters of any case to nobody but us, who would rather hide too much.
  const secret = [...address.searchParams.keys()].filter((name) => /password/i.test(name));
  for (const name of secret) address.searchParams.delete(name);
  return address.href;
}

/** The command that backs a PostgreSQL database up into a file; the password is left out. */
export function pgDumpCommand(url: string, file: string): string {
  const { url: address, schema } = splitSchema(url);
  const only = schema === null ? '' : ` --schema=${shell(schema)}`;
  return `pg_dump --format=custom --file=${shell(file)}${only} ${shell(withoutPassword(address))}`;
}

/** The command that restores such a file into a PostgreSQL database; the password is left out. */
export function pgRestoreCommand(url: string, file: string): string {
  const { url: address } = splitSchema(url);
  return `pg_restore --clean --if-exists --no-owner --single-transaction --dbname=${shell(withoutPassword(address))} ${shell(file)}`;
}

function shell(word: string): string {
  return /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
