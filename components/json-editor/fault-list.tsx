import { CircleX } from 'lucide-react';
import type { JsonFault } from './json-faults';

interface FaultListProps {
  faults: readonly JsonFault[];
  onJump: (fault: JsonFault) => void;
}

/** What is wrong, in words, with a button to each place; said when it changes. */
export function FaultList({ faults, onJump }: FaultListProps) {
  return (
    <div aria-live="polite">
      {faults.length > 0 && (
        <ul className="grid gap-2 border-t border-line px-3 py-2.5">
          {faults.map((fault) => (
            <li
              key={`${fault.from} ${fault.message}`}
              className="flex items-start gap-1.5 text-12 text-bad"
            >
              <CircleX className="mt-px size-3.5" aria-hidden />
              <button type="button" className="link flex-none" onClick={() => onJump(fault)}>
                Line {fault.line}
              </button>
              <span className="min-w-0 wrap-anywhere">{fault.message}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
