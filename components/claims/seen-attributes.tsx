import type { Attributes } from '@/lib/core/policies/attributes';
import { formatJson } from '@/lib/core/tokens/format-json';
import { JsonCode } from '../debugger/json-code';
import { CopyButton } from '../ui/copy-button';
import { Panel, PanelBar } from '../ui/panel';

/** The attributes as policies see them. */
export function SeenAttributes({ attributes }: { attributes: Attributes }) {
  if (Object.keys(attributes).length === 0) return null;
  return (
    <Panel>
      <PanelBar title="What policies see" level={2}>
        <CopyButton value={JSON.stringify(attributes, null, 2)} label="attributes" />
      </PanelBar>
      <pre
        dir="ltr"
        translate="no"
        className="px-4 py-3 font-mono text-12 leading-5 wrap-anywhere whitespace-pre-wrap"
      >
        <JsonCode pieces={formatJson(attributes)} ink="text-part-2" />
      </pre>
    </Panel>
  );
}
