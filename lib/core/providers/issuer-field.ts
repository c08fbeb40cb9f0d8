import type { ReadText, TextField } from './definition';
import { readIssuerInput } from './issuer-input';

/** Reads an issuer, a host or a discovery address for a field of a form. */
export function readIssuer(text: string): ReadText {
  const { issuer, made } = readIssuerInput(text);
  return { value: issuer, made };
}

/** The field for an issuer; `words` are those that differ by type. */
export function issuerField(
  words: Pick<TextField, 'label' | 'note' | 'placeholder'> & Partial<TextField>,
): TextField {
  return { kind: 'text', path: 'inputs.issuer', read: readIssuer, ...words };
}
