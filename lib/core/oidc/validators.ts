/** What a later request names to be told that nothing has changed (RFC 9110, 8.8); null: none was given. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export const NO_VALIDATORS: Validators = { etag: null, lastModified: null };

const MAX_ETAG = 256;
const ETAG = /^(W\/)?"[\x21\x23-\x7e]*"$/;
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * The validators of an answer that can be sent back as they are: an entity tag of printable ASCII and at
 * most 256 characters (RFC 9110, 8.8.3), and a date in the one form that is still written (5.6.7).
 */
export function readValidators(etag: unknown, lastModified: unknown): Validators {
  return {
    etag: typeof etag === 'string' && etag.length <= MAX_ETAG && ETAG.test(etag) ? etag : null,
    lastModified:
      typeof lastModified === 'string' && HTTP_DATE.test(lastModified) ? lastModified : null,
  };
}
