import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { createProvider } from '@/lib/usecases/create-provider';
import { asOwner, mustHave } from './as-owner';
import type { RunningConsole } from './console';

/** A saved provider that one test has for itself. */
export interface OwnProvider {
  readonly id: string;
  readonly name: string;
  /** Where nobody answers. */
  readonly issuer: string;
}

let saved = 0;

/** Saves a provider with an issuer that no other test has; its name is its own as well unless given. */
export async function ownProvider(console: RunningConsole, given?: string): Promise<OwnProvider> {
  saved += 1;
  const name = given ?? `Own ${saved} of ${process.pid}`;
  const issuer = `https://own-${saved}-of-${process.pid}.example`;
  const draft = draftFrom('custom_oidc', { ...NO_HINTS, issuer, audiences: ['web'] });
  const made = await asOwner(console, (caller) => createProvider(caller, { ...draft, name }));
  return { id: mustHave(made).id, name, issuer };
}
