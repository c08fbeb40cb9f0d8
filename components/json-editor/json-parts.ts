// What the editor fetches when it is first shown: CodeMirror, and what reads JSON with places.

import { CodeView } from './code-view';
import { jsonFaults } from './json-faults';
import { prettifyJson } from './prettify-json';

/** The late part of the editor. */
export const jsonParts = { CodeView, jsonFaults, prettifyJson };
