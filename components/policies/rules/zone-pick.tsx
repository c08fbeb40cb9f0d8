'use client';

import { useId, useState } from 'react';
import type { ControlProps } from './control-props';
import { LinePick } from './text-pick';

/** The time zone in which dates and times of day are read; empty: UTC. */
export function ZonePick(props: ControlProps<string>) {
  const list = useId();
  const [wanted, setWanted] = useState(false);
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5">
      <span className="text-ink-2">in</span>
      <LinePick {...props} list={list} placeholder="UTC" onFocus={() => setWanted(true)} />
      <datalist id={list}>
        {/* Some four hundred names, which a page with many rules does not carry unasked. */}
        {wanted && zoneNames().map((name) => <option key={name} value={name} />)}
      </datalist>
    </span>
  );
}

function zoneNames(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];
}
