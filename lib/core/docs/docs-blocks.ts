/** A part of a sentence. */
export type DocsInline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'del'; readonly parts: readonly DocsInline[] }
  | { readonly kind: 'link'; readonly href: string; readonly parts: readonly DocsInline[] }
  | { readonly kind: 'break' };

export type DocsAlign = 'left' | 'center' | 'right' | null;

export interface DocsHeading {
  readonly kind: 'heading';
  /** 1 for the page's own. */
  readonly depth: number;
  /** Its anchor, unique within the page. */
  readonly id: string;
  readonly parts: readonly DocsInline[];
  /** The same without marks. */
  readonly text: string;
}

/** A part of a page. */
export type DocsBlock =
  | DocsHeading
  /** `plain`: the text of an item in a list without blank lines. */
  | { readonly kind: 'paragraph' | 'plain'; readonly parts: readonly DocsInline[] }
  | {
      readonly kind: 'list';
      /** The number of the first item; null: bullets. */
      readonly start: number | null;
      readonly items: readonly (readonly DocsBlock[])[];
    }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly align: readonly DocsAlign[];
      readonly head: readonly (readonly DocsInline[])[];
      readonly rows: readonly (readonly (readonly DocsInline[])[])[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly DocsBlock[] }
  | { readonly kind: 'rule' };

/** What a part of a sentence says, without its marks. */
export function plainText(parts: readonly DocsInline[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'break') return ' ';
      return 'text' in part ? part.text : plainText(part.parts);
    })
    .join('');
}

/** What a block says, without its marks; one blank between its parts. */
export function blockText(block: DocsBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'code':
      return block.text;
    case 'paragraph':
    case 'plain':
      return plainText(block.parts);
    case 'list':
      return block.items.flat().map(blockText).join(' ');
    case 'table':
      return [block.head, ...block.rows].flat().map(plainText).join(' ');
    case 'quote':
      return block.blocks.map(blockText).join(' ');
    default:
      return '';
  }
}
