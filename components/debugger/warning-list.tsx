import { Callout } from '@/components/ui/callout';
import type { TokenWarning } from '@/lib/core/tokens/token-warning';

/** What is odd about the token, the gravest first. */
export function WarningList({ warnings }: { warnings: readonly TokenWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <section aria-label="Warnings" className="grid gap-2">
      {warnings.map((warning) => (
        <Callout
          key={`${warning.code}${warning.claim ?? ''}`}
          tone={warning.tone}
          title={warning.title}
        >
          {warning.text}
        </Callout>
      ))}
    </section>
  );
}
