import { claimPathsOf } from '@/lib/core/claims/claim-paths';
import type { JsonObject } from '@/lib/core/tokens/json-value';

/** The paths of the pasted token, offered by the fields for claims. */
export function PathList({ id, claims }: { id: string; claims: JsonObject | null }) {
  const paths = claims === null ? [] : claimPathsOf(claims).filter(({ mappable }) => mappable);
  return (
    <datalist id={id}>
      {paths.map(({ path, value }) => (
        <option key={path} value={path} label={JSON.stringify(value).slice(0, 60)} />
      ))}
    </datalist>
  );
}
