import type { Environment } from '@/lib/core/providers/draft';
import { cn } from './cn';
import { ENVIRONMENT_WORDS } from './environment-words';

/** The square of an environment: full, half or empty, so that colour is not needed. */
export function EnvironmentSquare({ environment }: { environment: Environment }) {
  return (
    <svg viewBox="0 0 8 8" className="size-2 flex-none" aria-hidden="true">
      <rect
        x=".75"
        y=".75"
        width="6.5"
        height="6.5"
        rx="1.25"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {environment === 'production' && <rect width="8" height="8" rx="2" fill="currentColor" />}
      {environment === 'staging' && (
        <path d="M2 0h2v8H2a2 2 0 0 1-2-2V2a2 2 0 0 1 2-2Z" fill="currentColor" />
      )}
    </svg>
  );
}

interface EnvironmentLabelProps {
  environment: Environment;
  className?: string;
}

/** An environment as shape and word. */
export function EnvironmentLabel({ environment, className }: EnvironmentLabelProps) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.75 text-13 whitespace-nowrap text-ink-2',
        className,
      )}
    >
      <EnvironmentSquare environment={environment} />
      {ENVIRONMENT_WORDS[environment]}
    </span>
  );
}
