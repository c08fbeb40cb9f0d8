import { type Node, parseTree } from 'jsonc-parser';
import { layOut, type Printable } from './lay-out';
import { STRICT } from './strict-json';

/** The same document in better lines, numbers and texts as they were written; null: it is no JSON. */
export function prettifyJson(text: string): string | null {
  const errors: Parameters<typeof parseTree>[1] = [];
  const root = parseTree(text, errors, STRICT);
  return root === undefined || errors.length > 0 ? null : layOut(printable(root, text), '');
}

function printable(node: Node, text: string): Printable {
  const parts = node.children ?? [];
  if (node.type === 'array') {
    return {
      brackets: '[]',
      parts: parts.map((part) => ({ name: '', value: printable(part, text) })),
    };
  }
  if (node.type !== 'object') return text.slice(node.offset, node.offset + node.length);
  return { brackets: '{}', parts: parts.map((member) => printableMember(member, text)) };
}

function printableMember({ children = [] }: Node, text: string) {
  const [name, value] = children;
  return {
    name: name === undefined ? '' : `${printable(name, text)}: `,
    value: value === undefined ? 'null' : printable(value, text),
  };
}
