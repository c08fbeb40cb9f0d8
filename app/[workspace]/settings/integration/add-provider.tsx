import { AddProviderField } from '@/components/providers/add-provider-field';
import { TypeCards } from '@/components/providers/type-cards';
import type { Caller } from '@/lib/core/access/caller';
import { knownProviders } from '../../known-providers';

interface AddProviderProps {
  caller: Caller;
  /** Address of the Integration page. */
  href: string;
}

/** The ways to begin: paste what is at hand, or choose a type. */
export async function AddProvider({ caller, href }: AddProviderProps) {
  const { providers } = await knownProviders(caller, href);
  return (
    <div className="grid gap-5">
      <AddProviderField href={`${href}/new`} known={providers} />
      <p className="flex items-center gap-4 text-12 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or choose a type
      </p>
      <TypeCards href={`${href}/new`} />
    </div>
  );
}
