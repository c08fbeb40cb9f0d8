import type { GuideBlock, GuideSection, GuideStep, GuideText } from './guide';

/** A part of a guide. */
export function section(id: string, title: string, ...blocks: readonly GuideBlock[]): GuideSection {
  return { id, title, blocks };
}

/** A paragraph. */
export function text(sentence: GuideText): GuideBlock {
  return { kind: 'text', text: sentence };
}

/** Something worth knowing, set apart. */
export function hint(sentence: GuideText): GuideBlock {
  return { kind: 'note', tone: 'neutral', text: sentence };
}

/** Something that goes wrong when it is overlooked. */
export function warning(sentence: GuideText): GuideBlock {
  return { kind: 'note', tone: 'warning', text: sentence };
}

/** Points without an order. */
export function list(...items: readonly GuideText[]): GuideBlock {
  return { kind: 'list', items };
}

/** Things to do in order. */
export function steps(...all: readonly (GuideStep | GuideText)[]): GuideBlock {
  return {
    kind: 'steps',
    steps: all.map((step) => (typeof step === 'string' ? { text: step } : step)),
  };
}

/** Rows of as many cells as there are heads. */
export function table(
  heads: readonly string[],
  ...rows: readonly (readonly GuideText[])[]
): GuideBlock {
  return { kind: 'table', heads, rows };
}

/** The provider's own pages: label, address, what is to be found there. */
export function links(
  ...all: readonly (readonly [label: string, href: string, text: string])[]
): GuideBlock {
  return { kind: 'links', links: all.map(([label, href, what]) => ({ label, href, text: what })) };
}

/** What to paste at the provider; may hold {values}. */
export function code(language: 'json' | 'js' | 'text', source: string): GuideBlock {
  return { kind: 'code', language, code: source };
}
