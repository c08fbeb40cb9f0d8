import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { GateFoot } from '@/components/gate/gate-foot';
import { GateFrame } from '@/components/shell/gate-frame';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme';
import { version } from '@/package.json';

/** The frame of the pages that nobody has to be signed in for. */
export default async function GateLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return <GateFrame foot={<GateFoot version={version} theme={theme} />}>{children}</GateFrame>;
}
