import { ExternalLink } from 'lucide-react';
import { buttonLook } from '../ui/button-look';
import { Panel, PanelBar } from '../ui/panel';

/** Where password, address and second factor are kept when operators sign in with Clerk. */
export function ClerkAccount({ href }: { href: string }) {
  return (
    <Panel>
      <PanelBar title="Sign-in" level={2} />
      <div className="flex flex-wrap items-center justify-between gap-3 p-4 text-13 text-ink-2">
        <p className="max-w-[60ch]">
          You sign in with Clerk. Password, second factor and sessions of other browsers are in your
          account there. A new e-mail address there does not change the one above.
        </p>
        <a href={href} target="_blank" rel="noreferrer" className={buttonLook({})}>
          Your account at Clerk
          <ExternalLink aria-hidden />
        </a>
      </div>
    </Panel>
  );
}
