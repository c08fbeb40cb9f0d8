import { formatJson, type JsonPiece } from '@/lib/core/tokens/format-json';
import type { JsonValue } from '@/lib/core/tokens/json-value';
import { JsonCode } from '../debugger/json-code';

const MAX_PIECES = 120;

/** A value in colour, as JSON; a very long one is cut. */
export function ShownValue({ value }: { value: JsonValue }) {
  const pieces = formatJson(value);
  const more: JsonPiece = { kind: 'mark', text: ' …' };
  const shown = pieces.length > MAX_PIECES ? [...pieces.slice(0, MAX_PIECES), more] : pieces;
  return (
    <span dir="ltr" translate="no" className="font-mono wrap-anywhere whitespace-pre-wrap">
      <JsonCode pieces={shown} ink="text-part-2" />
    </span>
  );
}
