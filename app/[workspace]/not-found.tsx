import { PageHead } from '@/components/shell/page-head';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';

/** Below a workspace that exists: the frame stays, so that every way on stays too. */
export default function NotFoundInWorkspace() {
  return (
    <>
      <PageHead title="Not found" breadcrumbs={[{ label: 'Not found' }]} />
      <Panel>
        <EmptyState title="There is nothing at this address">
          It may have been deleted, or the address was cut short. The pages of this workspace are in
          the navigation.
        </EmptyState>
      </Panel>
    </>
  );
}
