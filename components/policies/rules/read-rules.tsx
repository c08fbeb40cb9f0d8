import { Ban, CircleCheck } from 'lucide-react';
import { PhraseText } from '@/components/decisions/phrase-text';
import { conditionPhrase } from '@/lib/core/policies/describe-condition';
import type { ConditionNode, Effect, Specification } from '@/lib/core/policies/specification';
import { GROUP_WORDS, isCondition, kindOf, partPointer, partsOf } from './node-edits';
import { rulePointer } from './rule-actions';

/** The rules as sentences, for those who only read them. */
export function ReadRules({ specification }: { specification: Specification }) {
  return (
    <div>
      <ol>
        {specification.rules.map((rule, index) => (
          <li key={rulePointer(index)} className="grid gap-1.5 border-b border-line px-4 py-3.5">
            <p className="flex flex-wrap items-center gap-1.5">
              <EffectWord effect={rule.effect} />
              <code className="font-mono text-12 wrap-anywhere text-ink-2">{rule.rule_id}</code>
            </p>
            {rule.conditions.length === 0 ? (
              <p className="text-13 text-ink-2">always</p>
            ) : (
              <ReadNodes
                nodes={rule.conditions}
                pointer={(at) => `${rulePointer(index)}/conditions/${at}`}
                first="when "
                join="and "
              />
            )}
          </li>
        ))}
      </ol>
      <p className="flex flex-wrap items-center gap-2 rounded-b-3 bg-sunken px-4 py-3.5 text-14 text-ink-2">
        If no rule matches
        <EffectWord effect={specification.default.effect} />
      </p>
    </div>
  );
}

function EffectWord({ effect }: { effect: Effect }) {
  const Icon = effect === 'Allow' ? CircleCheck : Ban;
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-13 font-medium ${effect === 'Allow' ? 'text-good' : 'text-bad'}`}
    >
      <Icon className="size-3.5" aria-hidden />
      {effect}
    </span>
  );
}

interface ReadNodesProps {
  nodes: readonly ConditionNode[];
  pointer: (index: number) => string;
  first: string;
  join: string;
}

function ReadNodes({ nodes, pointer, first, join }: ReadNodesProps) {
  return (
    <ul className="grid gap-1">
      {nodes.map((node, index) => (
        <li key={pointer(index)} className="text-13 text-ink">
          <span className="text-ink-3">{index === 0 ? first : join}</span>
          <ReadNode node={node} at={pointer(index)} />
        </li>
      ))}
    </ul>
  );
}

function ReadNode({ node, at }: { node: ConditionNode; at: string }) {
  if (isCondition(node)) return <PhraseText phrase={conditionPhrase(node)} />;
  const kind = kindOf(node);
  return (
    <>
      {GROUP_WORDS[kind]}
      <div className="mt-1 border-l-2 border-line pl-3">
        <ReadNodes
          nodes={partsOf(node)}
          pointer={(index) => partPointer(at, kind, index)}
          first=""
          join={kind === 'any_of' ? 'or ' : 'and '}
        />
      </div>
    </>
  );
}
