import type { ProviderDraft, ProviderType } from './draft';

/** A field that a type asks for; the form is drawn from these. */
export interface InputField {
  readonly name: keyof ProviderDraft['inputs'];
  readonly kind: 'address' | 'list';
  readonly label: string;
  /** Grey words beside the label. */
  readonly note: string;
  readonly placeholder: string;
  readonly required: boolean;
}

/** What follows from the inputs of a type before anything was asked of the network. */
export interface Derivation {
  readonly issuers: readonly string[];
  readonly discoveryAddresses: readonly string[];
  /** Null: only the discovery document knows. */
  readonly jwksAddress: string | null;
  readonly audiences: readonly string[];
}

/** One numbered step of the guide; `value` is shown in mono with a copy button. */
export interface GuideStep {
  readonly text: string;
  readonly value: string | null;
}

/** A trap of the type, by the code that a refused token or a failed test would show. */
export interface GuideTrap {
  readonly code: string;
  readonly summary: string;
  readonly text: string;
}

/** A type of provider: one file of data that drives form, derivation, guide and traps. */
export interface ProviderTypeDefinition {
  readonly type: ProviderType;
  readonly label: string;
  /** One sentence for the choice of a type. */
  readonly summary: string;
  readonly fields: readonly InputField[];
  readonly derive: (inputs: ProviderDraft['inputs']) => Derivation;
  readonly guideTitle: string;
  readonly guideSteps: (derived: Derivation) => readonly GuideStep[];
  readonly traps: readonly GuideTrap[];
}
