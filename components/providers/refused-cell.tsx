import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { Fragment } from 'react';
import type { ProviderType } from '@/lib/core/providers/draft';
import { guideHref } from '@/lib/core/providers/guide-href';
import type { DayOfVerdicts } from '@/lib/core/tokens/refused-tokens';
import { Menu, MenuHeading, MenuItem } from '../ui/menu';
import { numberText, tokenCountText } from './count-words';

interface RefusedCellProps {
  day: DayOfVerdicts;
  /** Names the provider to screen readers. */
  name: string;
  type: ProviderType;
  /** Of the workspace. */
  slug: string;
}

/** How many of a provider's tokens were refused in 24 hours; behind the number, all codes. */
export function RefusedCell({ day, name, type, slug }: RefusedCellProps) {
  const { refused, accepted, codes } = day;
  const [top] = codes;
  const all = (
    <span className="text-12 whitespace-nowrap text-ink-3">
      of {numberText(refused + accepted)}
    </span>
  );
  if (top === undefined) {
    return (
      <>
        <span className="text-ink-3">0</span>
        <p>{all}</p>
      </>
    );
  }
  return (
    <>
      <Menu
        className="min-w-64"
        trigger={
          <button
            type="button"
            aria-label={`${tokenCountText(refused)} of ${name} refused in 24 h, show the codes`}
            className="rounded-1 font-medium text-ink tabular-nums underline decoration-line-control decoration-dotted underline-offset-3 hover:decoration-solid"
          >
            {numberText(refused)}
          </button>
        }
      >
        <MenuHeading>Refused in 24 h, by code</MenuHeading>
        {codes.map(({ code, count }) => (
          <MenuItem key={code} asChild>
            <Link href={guideHref(slug, type, code)}>
              <code className="flex-1 font-mono text-12">{code}</code>
              <span className="tabular-nums">{numberText(count)}</span>
              <ArrowUpRight aria-hidden />
            </Link>
          </MenuItem>
        ))}
      </Menu>{' '}
      {all}
      <p className="leading-4">
        <CodeName code={top.code} />
      </p>
    </>
  );
}

/** A code that breaks between its words only. */
function CodeName({ code }: { code: string }) {
  const [first, ...further] = code.split('_');
  return (
    <code className="font-mono text-11 text-ink-3">
      {first}
      {further.map((word) => (
        <Fragment key={word}>
          _<wbr />
          {word}
        </Fragment>
      ))}
    </code>
  );
}
