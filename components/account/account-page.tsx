import type { ChangePasswordInput } from '@/lib/core/access/change-password-form';
import type { Operator } from '@/lib/core/access/operator';
import type { Role } from '@/lib/core/access/permissions';
import type { ActionResult } from '@/lib/core/action-result';
import { SignOutButton } from '../gate/sign-out-button';
import { Panel, PanelBar } from '../ui/panel';
import { ChangePasswordForm } from './change-password-form';
import { ClerkAccount } from './clerk-account';
import { DefinitionList } from './definition-list';

interface AccountPageProps {
  operator: Operator;
  workspaceName: string;
  role: Role;
  changePassword: (input: ChangePasswordInput) => Promise<ActionResult<unknown>>;
  /** The page of Clerk's for the own account; null where operators sign in with passwords. */
  clerkAccountUrl: string | null;
  signOut: (input: Record<string, never>) => Promise<ActionResult<unknown>>;
}

function PasswordPanel({ operator, workspaceName, changePassword }: AccountPageProps) {
  return (
    <Panel>
      <PanelBar title="Password" level={2} note="Changing it ends every other session of yours." />
      <ChangePasswordForm
        email={operator.email}
        workspaceName={workspaceName}
        action={changePassword}
      />
    </Panel>
  );
}

/** Who is signed in, the password or what stands in its place, and the way out. */
export function AccountPage(props: AccountPageProps) {
  const { operator, workspaceName, role, clerkAccountUrl, signOut } = props;
  return (
    <div className="grid max-w-2xl gap-6">
      <Panel>
        <PanelBar title="You" level={2} />
        <DefinitionList
          rows={[
            ['Name', operator.name],
            ['Email', operator.email],
            ['Role', `${role} of ${workspaceName}`],
          ]}
        />
      </Panel>
      {clerkAccountUrl === null ? (
        <PasswordPanel {...props} />
      ) : (
        <ClerkAccount href={clerkAccountUrl} />
      )}
      <Panel>
        <PanelBar title="This browser" level={2} />
        <div className="flex flex-wrap items-center justify-between gap-3 p-4 text-13 text-ink-2">
          <p>Ends this session only. Sessions in other browsers stay.</p>
          <SignOutButton action={signOut} />
        </div>
      </Panel>
    </div>
  );
}
