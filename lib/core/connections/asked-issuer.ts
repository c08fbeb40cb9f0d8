/** What became of asking for the document of one configured issuer. */
export type AskedIssuer = { readonly configured: string } & (
  | {
      /** Its document names an issuer. */
      readonly kind: 'named';
      readonly published: string;
      /** The key set that this document names, where it names one. */
      readonly jwksUri: string | null;
    }
  | {
      /** Known to publish none; it was not asked. */
      readonly kind: 'silent';
    }
  | {
      /** No document was to be had. */
      readonly kind: 'failed';
      readonly message: string;
    }
  | {
      /** Beyond those that one test asks. */
      readonly kind: 'not_asked';
    }
);

/** Issuers besides the first that one test asks. */
export const MAX_FURTHER_ASKED = 5;

/** Whether its document names exactly the issuer that is configured. */
export function matches(asked: AskedIssuer): boolean {
  return asked.kind === 'named' && asked.published === asked.configured;
}
