import { Skeleton } from '../ui/skeleton';

const ROWS = ['w-36', 'w-28', 'w-40', 'w-32', 'w-36'];

/** What a page of a workspace looks like before its data is there. */
export function PageSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      <div className="absolute top-0 left-13 flex h-13 items-center md:left-8">
        <Skeleton className="w-40" />
      </div>
      <div className="mb-8 grid gap-2.5 py-1">
        <Skeleton shape="h-5 rounded-[3px]" className="w-44" />
        <Skeleton shape="h-3.5 rounded-[3px]" className="w-80 max-w-full" />
      </div>
      <div className="divide-y divide-line rounded-3 border border-line bg-surface">
        {ROWS.map((width, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing do not move.
          <div key={row} className="flex h-15 items-center gap-4 px-4">
            <Skeleton shape="size-8 rounded-2" className="flex-none" />
            <Skeleton className={width} />
            <Skeleton className="ml-auto w-20 max-sm:hidden" />
            <Skeleton className="w-56 max-md:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}
