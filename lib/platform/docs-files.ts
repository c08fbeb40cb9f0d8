import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The text of `docs/<name>.md`, in the folder that this process runs in. Throws where there is no such
 * file; names come from the table of pages, never from an address.
 */
export function readDocsFile(name: string): Promise<string> {
  return readFile(join(/* turbopackIgnore: true */ process.cwd(), 'docs', `${name}.md`), 'utf8');
}
