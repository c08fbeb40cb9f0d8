import type { ProviderType } from '@/lib/core/providers/draft';
import { REPORT_PROBLEMS } from '@/lib/core/providers/report-problems';
import { GuideBlocks } from './guide-block';

/** Every code of Test Connection with what it means; each is an anchor. */
export function ReportCodes({ type }: { type: ProviderType }) {
  return (
    <div className="grid gap-4">
      {REPORT_PROBLEMS.map(({ id, title, blocks }) => (
        <div key={id} id={id} className="grid scroll-mt-4 gap-1 rounded-1 target:bg-accent-soft">
          <code className="font-mono text-12 text-ink">{title}</code>
          <GuideBlocks blocks={blocks} type={type} />
        </div>
      ))}
    </div>
  );
}
