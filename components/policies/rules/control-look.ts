import { cn } from '@/components/ui/cn';

/** What a control inside a sentence shows about its content. */
export interface ControlMarks {
  /** Not accepted. */
  readonly bad: boolean;
  /** Another value than the saved one. */
  readonly changed: boolean;
  /** A frame that steps back, for what stands in a headline. */
  readonly quiet?: boolean;
}

const REST = {
  control: 'border-line-control',
  quiet: 'border-line hover:border-line-control',
};

/** The frame of what is chosen or typed inside a sentence; at least 24 px for fingers, 28 for eyes. */
export function pickLook({ bad, changed, quiet = false }: ControlMarks): string {
  return cn(
    'min-h-7 max-w-full rounded-2 border text-13 transition-colors',
    quiet ? 'text-ink-2' : 'text-ink',
    bad ? 'border-bad' : changed ? 'border-accent' : REST[quiet ? 'quiet' : 'control'],
    changed ? 'bg-accent-soft' : 'bg-surface',
  );
}
