/** Names and values below each other. */
export function DefinitionList({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="divide-y divide-line text-13">
      {rows.map(([term, value]) => (
        <div key={term} className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[120px_minmax(0,1fr)]">
          <dt className="text-ink-3">{term}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
