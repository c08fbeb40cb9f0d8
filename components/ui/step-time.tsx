import { durationText } from './time-text';

interface StepTimeProps {
  ms: number | undefined;
  share: number | undefined;
}

const BAR = 48;

/** Time taken, with a bar in proportion to the longest; the bar repeats what is written. */
export function StepTime({ ms, share }: StepTimeProps) {
  if (ms === undefined) return <span />;
  return (
    <span className="grid h-5 grid-cols-[48px_56px] items-center gap-2 text-right font-mono text-12 whitespace-nowrap text-ink-3 max-sm:grid-cols-[auto]">
      {share === undefined ? (
        <span className="max-sm:hidden" />
      ) : (
        <svg viewBox={`0 0 ${BAR} 3`} className="h-0.75 w-12 max-sm:hidden" aria-hidden="true">
          <rect
            width={Math.max(1.5, share * BAR)}
            height="3"
            rx="1.5"
            className="fill-line-control"
          />
        </svg>
      )}
      {durationText(ms)}
    </span>
  );
}
