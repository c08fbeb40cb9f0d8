import type { ReactNode } from 'react';
import { Panel } from '../ui/panel';
import { StateIcon, type StateName } from '../ui/state-icon';

interface InstallationPanelProps {
  database: { readonly kind: string; readonly place: string; readonly migrations: number };
  api: { readonly address: string; readonly answers: boolean } | null;
  secureAddress: string | null;
}

interface FactProps {
  state: StateName;
  name: string;
  word: string;
  children: ReactNode;
}

function Fact({ state, name, word, children }: FactProps) {
  return (
    <li className="flex items-start gap-3 px-4 py-3 text-13">
      <StateIcon state={state} className="mt-0.5 flex-none" />
      <div className="min-w-0 flex-1">
        <p className="font-strong">{name}</p>
        <p className="text-ink-2 wrap-anywhere">{children}</p>
      </div>
      <span className="text-12 text-ink-3">{word}</span>
    </li>
  );
}

/** What is in place before the first workspace is made. */
export function InstallationPanel({ database, api, secureAddress }: InstallationPanelProps) {
  return (
    <Panel>
      <ul aria-label="State of this installation" className="divide-y divide-line">
        <Fact state="good" name="Database" word="ready">
          {database.kind}, {database.place}, {database.migrations} migration
          {database.migrations === 1 ? '' : 's'} applied
        </Fact>
        {api === null ? null : api.answers ? (
          <Fact state="good" name="API" word="ready">
            answers at {api.address}
          </Fact>
        ) : (
          <Fact state="warning" name="API" word="silent">
            does not answer at {api.address}. You can go on; look at its lines in the log.
          </Fact>
        )}
        {secureAddress === null ? (
          <Fact state="warning" name="Address" word="later">
            The console is served without TLS. Fine on this machine, not on a network.
          </Fact>
        ) : (
          <Fact state="good" name="Address" word="ready">
            {secureAddress}
          </Fact>
        )}
      </ul>
    </Panel>
  );
}
