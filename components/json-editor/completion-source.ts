import type { Completion, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { findNodeAtLocation, getLocation, getNodeValue, type Node, parseTree } from 'jsonc-parser';
import type { JsonCompletion, JsonPlace, JsonSuggestion } from './json-completion';

/** How far the list lets an order of one's own reach. */
const MAX_BOOST = 99;

/** What can be written where the caret stands, for the editor's list. */
export function completionSource(complete: JsonCompletion): CompletionSource {
  return ({ state, pos, explicit }): CompletionResult | null => {
    const text = state.doc.toString();
    const { path, isAtPropertyKey, previousNode } = getLocation(text, pos);
    const within = stringAround(text, previousNode, pos);
    if (within === null && !explicit) return null;
    const siblings = objectAt(text, path.slice(0, path.findLastIndex(isName)));
    const place: JsonPlace = { path: isAtPropertyKey ? path.slice(0, -1) : path, siblings };
    const known = isAtPropertyKey
      ? complete.members(place).filter((each) => !Object.hasOwn(siblings, each.text))
      : complete.values(place);
    const hasColon = within !== null && /^\s*:/.test(text.slice(within.to));
    const asMember = isAtPropertyKey && !hasColon;
    return {
      from: within === null ? pos : within.from + 1,
      options: known.map((each, index) => ({
        ...completion(each, asMember, within),
        // The order is ours: what fits stands first, where the list would sort by letters.
        boost: -Math.min(index, MAX_BOOST),
      })),
      validFor: /^[\w.]*$/,
    };
  };
}

/** A text of the document with its quotation marks. */
interface Quoted {
  readonly from: number;
  /** Behind the closing quotation mark, or where the text breaks off. */
  readonly to: number;
  readonly isClosed: boolean;
}

function isName(step: string | number): boolean {
  return typeof step === 'string';
}

function stringAround(text: string, node: Node | undefined, pos: number): Quoted | null {
  if (node?.type !== 'string' && text[node?.offset ?? 0] !== '"') return null;
  if (node === undefined || pos <= node.offset) return null;
  const to = node.offset + node.length;
  const isClosed = node.length > 1 && text[to - 1] === '"';
  return pos < to || (pos === to && !isClosed) ? { from: node.offset, to, isClosed } : null;
}

function objectAt(text: string, path: (string | number)[]): Readonly<Record<string, unknown>> {
  const root = parseTree(text);
  const node = root && findNodeAtLocation(root, path);
  return node?.type === 'object' ? getNodeValue(node) : {};
}

function completion(each: JsonSuggestion, asMember: boolean, within: Quoted | null): Completion {
  const name = JSON.stringify(each.text);
  const value = each.value ?? '""';
  const written = asMember ? `${name}: ${value}` : name;
  const caret = asMember && /^(""|\[\]|\{\})$/.test(value) ? written.length - 1 : written.length;
  return {
    label: each.text,
    ...(each.note !== undefined && { detail: each.note }),
    apply: (view: EditorView, _: Completion, from: number, to: number) => {
      const start = within === null ? from : from - 1;
      const rest = within?.isClosed ? restOfText(view.state.sliceDoc(to, lineEnd(view, to))) : 0;
      const end = to + rest;
      view.dispatch({
        changes: { from: start, to: end, insert: written },
        selection: { anchor: start + caret },
        userEvent: 'input.complete',
      });
    },
  };
}

function lineEnd({ state }: EditorView, pos: number): number {
  return state.doc.lineAt(pos).to;
}

/** Length of what follows the caret up to the closing quotation mark and with it; 0: there is none. */
function restOfText(line: string): number {
  return /^[^"\\]*"/.exec(line)?.[0].length ?? 0;
}
