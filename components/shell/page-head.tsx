import type { ReactNode } from 'react';
import { cn } from '../ui/cn';
import { Breadcrumbs, type Crumb } from './breadcrumbs';

interface PageHeadProps {
  title: ReactNode;
  /** Shown in the top bar, the page itself last. */
  breadcrumbs?: readonly Crumb[];
  description?: ReactNode;
  /** Buttons at the end. */
  actions?: ReactNode;
  /** Beside the title: environment, draft, state. */
  badges?: ReactNode;
  /** Before the title, for example `ProviderMark size="big"`. */
  mark?: ReactNode;
  className?: string;
}

/** Head of a page: its name, what it is for, what can be done with the whole of it. */
export function PageHead(props: PageHeadProps) {
  const { title, breadcrumbs, description, actions, badges, mark, className } = props;
  return (
    <div className={cn('mb-8 flex flex-wrap items-start gap-4', className)}>
      {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
      <div className="flex min-w-0 flex-1 basis-80 items-start gap-4">
        {mark}
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h1 className="mr-1 text-20 wrap-anywhere">{title}</h1>
            {badges}
          </div>
          {description ? (
            <div className="mt-0.5 max-w-[88ch] wrap-anywhere text-ink-2">{description}</div>
          ) : null}
        </div>
      </div>
      {actions ? (
        <div className="flex flex-none flex-wrap items-center gap-2 max-md:w-full">{actions}</div>
      ) : null}
    </div>
  );
}
