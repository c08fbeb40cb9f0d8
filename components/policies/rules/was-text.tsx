/** The saved value behind a changed control. */
export function WasText({ children }: { children: string | null }) {
  if (children === null) return null;
  return <span className="text-12 wrap-anywhere text-ink-3">{children}</span>;
}
