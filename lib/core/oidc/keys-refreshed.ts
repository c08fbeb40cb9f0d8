import type { KeyFailureCode } from './key-failure';

/** What came of having the keys of a provider fetched anew. Keys are named by `kid`, or by their thumbprint. */
export type KeysRefreshed =
  | {
      readonly outcome: 'refreshed';
      /** ISO 8601. */
      readonly at: string;
      /** Keys that verify. */
      readonly keyCount: number;
      /** One that is in both lists names another key now. */
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly jwksUri: string;
      /** Where they were fetched before; null: there too, or never. */
      readonly movedFrom: string | null;
    }
  | {
      readonly outcome: 'failed';
      readonly at: string;
      readonly code: KeyFailureCode;
      readonly message: string;
      /** Those of before stay in use. */
      readonly kept: boolean;
    };
