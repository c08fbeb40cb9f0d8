/**
 * Text of a guide with four marks: `code`, **what to click**, [a link](https://…) and {issuer} for
 * a value of the form.
 */
export type GuideText = string;

/** Values of the form that a guide shows; without one, the page says which field gives it. */
export const GUIDE_VALUES = [
  'issuer',
  'discovery',
  'jwks',
  'audience',
  'clientId',
  'domain',
  'publishableKey',
  'origin',
] as const;
export type GuideValueName = (typeof GUIDE_VALUES)[number];

export interface GuideStep {
  readonly text: GuideText;
  /** A value of the form, in mono with a copy button. */
  readonly value?: GuideValueName;
  /** What to paste at the provider; may hold {values}. */
  readonly code?: string;
}

export type GuideBlock =
  | { readonly kind: 'text'; readonly text: GuideText }
  | { readonly kind: 'note'; readonly tone: 'neutral' | 'warning'; readonly text: GuideText }
  | { readonly kind: 'steps'; readonly steps: readonly GuideStep[] }
  | { readonly kind: 'list'; readonly items: readonly GuideText[] }
  | {
      readonly kind: 'table';
      readonly heads: readonly string[];
      readonly rows: readonly (readonly GuideText[])[];
    }
  | {
      readonly kind: 'links';
      readonly links: readonly {
        readonly label: string;
        readonly href: string;
        /** What is to be found there. */
        readonly text: string;
      }[];
    }
  | { readonly kind: 'code'; readonly language: 'json' | 'js' | 'text'; readonly code: string };

/** A part of a guide; `id` is its anchor in the address, unique within the guide. */
export interface GuideSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly GuideBlock[];
}

/** Something that goes wrong; `id` is the code of it (`INVALID_ISSUER`) or a name (`no-email`). */
export interface GuideProblem extends GuideSection {
  /** A few words beside the title. */
  readonly summary: string;
}

/** What to do on the provider's side, and everything to know about its tokens. */
export interface ProviderGuide {
  /** Such as "In the Auth0 Dashboard". */
  readonly title: string;
  readonly dashboard: { readonly label: string; readonly href: string } | null;
  /** The numbered steps, with this form's values. */
  readonly steps: readonly GuideStep[];
  /** Everything else, in the order in which it is read. */
  readonly sections: readonly GuideSection[];
  /** By code first, then by symptom. */
  readonly troubleshooting: readonly GuideProblem[];
}
