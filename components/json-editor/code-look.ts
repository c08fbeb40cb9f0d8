import { syntaxTree } from '@codemirror/language';
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** Inks by the names that the grammar of JSON gives its parts. */
const INKS: Readonly<Record<string, Decoration>> = {
  String: ink('text-part-2'),
  Number: ink('text-part-3'),
  True: ink('text-part-1'),
  False: ink('text-part-1'),
  Null: ink('text-part-1'),
  PropertyName: ink('text-ink'),
};

function ink(className: string): Decoration {
  return Decoration.mark({ class: className });
}

function inksOf(view: EditorView): DecorationSet {
  const set = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        const mark = INKS[node.name];
        if (mark !== undefined && node.to > node.from) set.add(node.from, node.to, mark);
      },
    });
  }
  return set.finish();
}

const inks = ViewPlugin.define(
  (view) => ({
    decorations: inksOf(view),
    update(update: ViewUpdate) {
      const isReread = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || isReread) {
        this.decorations = inksOf(update.view);
      }
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

const FLOATING = {
  border: '1px solid var(--line-strong)',
  borderRadius: '8px',
  backgroundColor: 'var(--raised)',
  color: 'var(--ink)',
  boxShadow: 'var(--shadow-floating)',
  maxWidth: 'calc(100vw - 16px)',
};

/** The colours turn with the page's theme by themselves, for the tokens do. */
const frame = EditorView.theme({
  '&': { fontSize: '12px', color: 'var(--ink-3)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '20px', maxHeight: 'min(70vh, 720px)' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 12px 0 8px', overflowWrap: 'anywhere' },
  '.cm-gutters': { border: '0', backgroundColor: 'transparent', color: 'var(--ink-3)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '28px', padding: '0 6px 0 8px' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '&.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'var(--bad-soft)',
    color: 'var(--bad)',
  },
  '.cm-tooltip': FLOATING,
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px', color: 'var(--ink)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent-ink)' },
  '.cm-completionDetail': {
    fontFamily: 'var(--font-geist-sans), system-ui, sans-serif',
    fontStyle: 'normal',
    color: 'var(--ink-3)',
  },
  '.cm-diagnostic': { padding: '6px 10px', fontFamily: 'var(--font-geist-sans), system-ui' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintPoint-error::after': { borderBottomColor: 'var(--bad)' },
});

/** How JSON looks in the editor: our inks, sizes and floats. */
export const codeLook: Extension = [inks, frame];
