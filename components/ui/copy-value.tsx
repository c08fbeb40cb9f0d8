import { CopyButton } from './copy-button';

interface CopyValueProps {
  value: string;
  /** What the value is, for the copy button. */
  label: string;
}

/** A value in mono on a sunken ground with its copy button. */
export function CopyValue({ value, label }: CopyValueProps) {
  return (
    <span className="flex min-h-7 items-center justify-between gap-1 rounded-1 border border-line bg-sunken py-px pr-0.5 pl-2 font-mono text-12 text-ink">
      <span className="min-w-0 py-0.5 break-all">{value}</span>
      <CopyButton value={value} label={label} className="self-start" />
    </span>
  );
}
