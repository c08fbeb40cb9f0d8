import type { AttributeValue } from '../policies/attributes';

/** Which claim becomes which attribute, in the documents' own names. */
export interface ClaimMapping {
  /** A claim's whole name, dots (`org.role`) or JSON Pointer (`/org/role`); see `readClaim`. */
  readonly jwtPath: string;
  /** Without `ext_`, which policies put before it. */
  readonly attribute: string;
  /** Whether tokens without it are denied in check-authorization; changes nothing in verify. */
  readonly required: boolean;
  /** In place of a claim that is absent or null. */
  readonly defaultValue?: AttributeValue;
}

/** The mappings of one provider as they are saved; version 0: none were yet. */
export interface ClaimMappings {
  readonly providerId: string;
  readonly version: number;
  readonly rows: readonly ClaimMapping[];
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  /** What is stored cannot be read, so `rows` is empty; tokens of the provider are denied until some are saved. */
  readonly unreadable?: true;
  /** What is stored and cannot be read, as JSON, for whoever mends it; absent where it can be. */
  readonly storedText?: string;
}
