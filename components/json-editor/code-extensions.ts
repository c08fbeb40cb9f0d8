import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { codeLook } from './code-look';
import { completionSource } from './completion-source';
import type { JsonCompletion } from './json-completion';

/**
 * What the editor can do whatever it shows. Tab is bound to nothing, so that it leaves the editor as it
 * leaves any field.
 */
export function codeExtensions(suggestions: () => JsonCompletion | undefined): Extension {
  const none = { members: () => [], values: () => [] };
  return [
    lineNumbers(),
    history(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    json(),
    autocompletion({
      icons: false,
      override: [(context) => completionSource(suggestions() ?? none)(context)],
    }),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
    ]),
    EditorView.lineWrapping,
    codeLook,
  ];
}
