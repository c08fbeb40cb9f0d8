import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CONTEXT_PREFIX, MAPPED_PREFIX } from '@/lib/core/policies/attributes';
import { showName } from '@/lib/core/policies/show-value';
import { addMember, hasMember } from './add-member';
import type { LookedAt } from './looked-at';
import { readAttributes, readContext } from './read-fields';
import type { SimulatorFields } from './simulator-fields';

/** More would push the fields apart. */
const MOST = 12;

interface AddLookedAtProps {
  looked: readonly LookedAt[];
  fields: SimulatorFields;
  onChange: (fields: Partial<SimulatorFields>) => void;
}

/** What the policies look at and the fields do not have yet: one press adds it with an example. */
export function AddLookedAt({ looked, fields, onChange }: AddLookedAtProps) {
  const lacking = looked.filter((one) => isLacking(one, fields)).slice(0, MOST);
  if (lacking.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <p className="text-12 text-ink-3">The policies also look at</p>
      <ul className="flex flex-wrap gap-1.5">
        {lacking.map((one) => (
          <li key={one.attribute} className="max-w-full">
            <Button
              size="small"
              className="max-w-full font-mono"
              onClick={() => onChange(added(one, fields))}
            >
              <Plus aria-hidden />
              <span className="sr-only">Add </span>
              <span className="truncate">{showName(one.attribute)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function isLacking({ attribute }: LookedAt, fields: SimulatorFields): boolean {
  if (attribute.startsWith(CONTEXT_PREFIX)) {
    const context = readContext(fields.context);
    return context.ok && !hasMember(context.value, pathIn(attribute));
  }
  const isHeld = attribute === 'permissions' || attribute.startsWith(MAPPED_PREFIX);
  if (!isHeld || fields.source === 'token') return false;
  const attributes = readAttributes(fields.attributes);
  return attributes.ok && !Object.hasOwn(attributes.value, attribute);
}

function added(
  { attribute, example }: LookedAt,
  { attributes, context }: SimulatorFields,
): Partial<SimulatorFields> {
  if (attribute.startsWith(CONTEXT_PREFIX)) {
    return { context: addMember(context, pathIn(attribute), example) ?? context };
  }
  return { attributes: addMember(attributes, [attribute], example) ?? attributes };
}

function pathIn(attribute: string): readonly string[] {
  return attribute.slice(CONTEXT_PREFIX.length).split('.');
}
