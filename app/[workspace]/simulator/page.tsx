import type { Metadata } from 'next';
import { readAddress } from '@/components/decisions/simulator-fields';
import { PageHead } from '@/components/shell/page-head';
import { apiAddress } from '@/lib/usecases/api-address';
import { listDecisionTargets } from '@/lib/usecases/list-decision-targets';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';
import { knownProviders } from '../known-providers';
import { SimulatorScreen } from './simulator-screen';

export const metadata: Metadata = { title: 'Simulator' };

interface SimulatorRouteProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Simulator: what the saved policies decide, and why; in the browser, by the policies that the server sends. */
export default async function SimulatorRoute({ params, searchParams }: SimulatorRouteProps) {
  const { caller, workspace } = await requireWorkspace((await params).workspace);
  const href = `/${workspace.slug}/settings/integration`;
  const [targets, { providers }, address] = await Promise.all([
    listDecisionTargets(caller),
    knownProviders(caller, href),
    searchParams,
  ]);
  return (
    <>
      <PageHead
        title="Simulator"
        description="May somebody do something? Ask the saved policies, and read why. It is decided in this browser."
        breadcrumbs={[{ label: workspace.name }, { label: 'Simulator' }]}
      />
      <SimulatorScreen
        slug={workspace.slug}
        targets={answerOf(targets)}
        providers={providers}
        address={readAddress(address)}
        apiUrl={apiAddress()}
      />
    </>
  );
}
