import type { ParseOptions } from 'jsonc-parser';

/** JSON as RFC 8259 has it: no comments, no comma behind the last. */
export const STRICT: ParseOptions = { disallowComments: true, allowTrailingComma: false };
