import type { LoadGuide } from './guide/guide-aside';
import type { CancelTestAction, TestAction } from './use-connection-test';
import type { ReadReportAction } from './use-opened-report';
import type { SaveAction } from './use-provider-save';
import type { InspectAction } from './use-trust';

/** What the page of a provider asks the server to do. */
export interface ProviderActions {
  readonly onSave: SaveAction;
  readonly onTest: TestAction;
  readonly onCancelTest: CancelTestAction;
  readonly onReadReport: ReadReportAction;
  /** Says what pasted certificates and keys are. */
  readonly onInspect: InspectAction;
  /** Renders the guide of another type. */
  readonly onLoadGuide: LoadGuide;
}
