import type { DraftFix, StepCode } from '../connections/report';
import type { FieldErrors } from '../result';
import type { UsualPermissionsClaim } from '../tokens/permissions-claim';
import type { Algorithm, ProviderDraft, ProviderType } from './draft';

/** What a forgiving field made of its text. */
export interface ReadText {
  /** The value as it will be saved; exact from here on. */
  readonly value: string;
  /** One sentence when it differs from what was typed; null when nothing was changed. */
  readonly made: string | null;
}

interface FieldWords {
  readonly label: string;
  /** Grey words beside the label. */
  readonly note: string;
  /** One sentence below the field; absent: none. */
  readonly hint?: string;
  /** Shown only where this holds; absent: always. */
  readonly visible?: (draft: ProviderDraft) => boolean;
}

/** One line of text that is read forgivingly when it is left. */
export interface TextField extends FieldWords {
  readonly kind: 'text';
  readonly path: 'inputs.issuer' | 'inputs.domain' | 'inputs.publishableKey' | 'inputs.clientId';
  readonly placeholder: string;
  readonly read: (text: string) => ReadText;
  /** One sentence on what a value holds, shown below it; null: nothing is known of it. */
  readonly holds?: (value: string) => string | null;
  /** What stands in for the value while the field is empty, because another gives it; null: nothing. */
  readonly instead?: (draft: ProviderDraft) => string | null;
}

/** Several short values. */
export interface ListField extends FieldWords {
  readonly kind: 'list';
  readonly path:
    | 'inputs.clientIds'
    | 'inputs.customDomains'
    | 'inputs.audiences'
    | 'authorizedParties';
  readonly placeholder: string;
  /** Reads an entry as it is added; absent: as it is. */
  readonly read?: (text: string) => ReadText;
}

/** Which tokens the product is sent; choosing one may set other fields with it. */
export interface AudienceChoice extends FieldWords {
  readonly kind: 'choice';
  readonly path: 'audienceRule';
  readonly options: readonly {
    readonly value: ProviderDraft['audienceRule'];
    readonly label: string;
    /** One sentence that helps to choose. */
    readonly hint: string;
    readonly sets: Partial<Pick<ProviderDraft, 'azpRule'>>;
  }[];
}

export interface SwitchField extends FieldWords {
  readonly kind: 'switch';
  readonly path: 'inputs.bareIssuer';
}

/** A field that a type asks for; the form is drawn from these, in order. */
export type InputField = TextField | ListField | AudienceChoice | SwitchField;

/** What follows from the inputs of a type before anything was asked of the network. */
export interface Derivation {
  /** Exact, the first is the one whose discovery decides; empty while inputs are missing. */
  readonly issuers: readonly string[];
  /** Of the first issuer, in the order in which they are tried. */
  readonly discoveryAddresses: readonly string[];
  /** Null: only the discovery document knows. */
  readonly jwksAddress: string | null;
  readonly audiences: readonly string[];
}

/** What was found in a paste, an address or another type's fields; null and empty: nothing. */
export interface ProviderHints {
  readonly issuer: string | null;
  readonly publishableKey: string | null;
  readonly clientId: string | null;
  readonly audiences: readonly string[];
  readonly parties: readonly string[];
  /** A token of the provider was seen that names no audience; absent: none was. */
  readonly withoutAudience?: boolean;
  /** Algorithms that its tokens are signed with and that are not allowed by default; absent: none. */
  readonly algorithms?: readonly Algorithm[];
  /** What its tokens say that they are; absent: they do not say, or not all the same. */
  readonly tokenKind?: 'access' | 'id';
  /** The claim in which its tokens seem to carry permissions; absent: none was seen. */
  readonly permissionsClaim?: UsualPermissionsClaim;
  /** The issuer of a token, byte for byte, where the type derives another; absent: it derives this. */
  readonly exactIssuer?: string;
}

/** The fields that hints can fill; further issuers only where the type does not derive what was found. */
export type FilledFields = Pick<
  ProviderDraft,
  'inputs' | 'audienceRule' | 'azpRule' | 'authorizedParties'
> &
  Partial<Pick<ProviderDraft, 'furtherIssuers'>>;

/** A change of one field that makes a draft expect another issuer. */
export interface IssuerChange {
  readonly field: 'inputs.issuer' | 'inputs.domain' | 'inputs.customDomains' | 'furtherIssuers';
  readonly value: string | readonly string[];
  /** As of `FieldChange`. */
  readonly clears?: 'inputs.publishableKey';
}

/** An issuer that all customers of a service sign as, so that only one provider can have it. */
export interface SharedIssuer {
  readonly issuer: string;
  /** What to do where another provider has it. */
  readonly words: string;
  /** The change after which a draft does not accept it; null when it does not already. */
  readonly without: (draft: ProviderDraft) => DraftFix | null;
}

/** What the reports of a type say in its own words. */
export interface ReportWords {
  /** Members that the documents of this provider are known to lack. */
  readonly knownAbsent: readonly string[];
  /** One sentence on that; null when its documents are complete. */
  readonly aboutAbsent: string | null;
  /** Where to look or click at this provider, by the code of a step. */
  readonly advice: Readonly<Partial<Record<StepCode, string>>>;
}

/**
 * A type of provider: one file of data that drives form, derivation, checks and the words of its
 * reports. Its guide is beside it (`auth0-guide.ts`), because only the server needs that much text.
 */
export interface ProviderTypeDefinition {
  readonly type: ProviderType;
  readonly label: string;
  /** One sentence for the choice of a type. */
  readonly summary: string;
  readonly fields: readonly InputField[];
  /** The field that gives the issuers, and the one for audiences: where their problems are said. */
  readonly issuerPath: TextField['path'];
  readonly audiencePath: 'inputs.clientIds' | 'inputs.audiences';
  readonly derive: (draft: ProviderDraft) => Derivation;
  /** Whether the inputs name an instance that is made for development alone; absent: no telling. */
  readonly isForDevelopment?: (draft: ProviderDraft) => boolean;
  /** What is wrong with the fields of this type beyond their addresses; empty when nothing is. */
  readonly judge: (draft: ProviderDraft) => FieldErrors;
  /** What this type demands before a draft may be saved, beyond what every type does. */
  readonly lacks: (draft: ProviderDraft) => FieldErrors;
  /** Whether these hints are of this provider's making. */
  readonly recognises: (hints: ProviderHints) => boolean;
  readonly fill: (hints: ProviderHints) => FilledFields;
  /** How a draft of this type would come to expect this issuer; null: it cannot. */
  readonly takeIssuer: (draft: ProviderDraft, issuer: string) => IssuerChange | null;
  /** Absent: every issuer of this type is one customer's. */
  readonly sharedIssuer?: SharedIssuer;
  /** Whether an issuer of a draft is known to publish no discovery document; absent: none is. */
  readonly withoutDiscovery?: (draft: ProviderDraft, issuer: string) => boolean;
  readonly words: ReportWords;
}
