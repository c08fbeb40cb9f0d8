import { ExternalLink } from 'lucide-react';
import type { ProviderType } from '@/lib/core/providers/draft';
import type { ProviderGuide } from '@/lib/core/providers/guide';
import { Panel, PanelBar } from '../../ui/panel';
import { GuideSteps } from './guide-steps';

interface GuideHeadProps {
  readonly guide: ProviderGuide;
  readonly type: ProviderType;
}

/** What to do in the provider's dashboard, in order, with the way there. */
export function GuideHead({ guide, type }: GuideHeadProps) {
  return (
    <Panel>
      <PanelBar title={guide.title} level={2}>
        {guide.dashboard && (
          <a
            href={guide.dashboard.href}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex items-center gap-1.5 text-ink-2 hover:text-ink"
          >
            <span className="underline underline-offset-2">Open</span>
            <span className="sr-only">{guide.dashboard.label} in a new tab</span>
            <ExternalLink className="size-3.5" aria-hidden />
          </a>
        )}
      </PanelBar>
      <div className="p-4">
        <GuideSteps steps={guide.steps} type={type} />
      </div>
    </Panel>
  );
}
