import { describe, expect, it } from 'vitest';
import { evaluateNode } from './evaluate-node';
import type { Condition } from './specification';
import { parseTimePoint } from './time-point';
import { timeZoneOf } from './time-zone';

/** Whether a condition on `now` holds at a moment. */
function holdsAt(moment: string, condition: Omit<Condition, 'attribute'>): string {
  const now = Date.parse(moment);
  const request = { attributes: {}, resource: 'r', action: 'a', context: {}, now };
  return evaluateNode({ ...condition, attribute: 'now' }, request).outcome;
}

describe('times of day', () => {
  const office: Omit<Condition, 'attribute'> = {
    function: 'time_between',
    values: ['09:00', '17:00'],
    timeZone: 'Europe/Berlin',
  };

  it('are read on the wall clock of the time zone, in winter and in summer', () => {
    expect(holdsAt('2026-01-15T08:00:00Z', office)).toBe('true');
    expect(holdsAt('2026-01-15T07:59:59Z', office)).toBe('false');
    expect(holdsAt('2026-01-15T16:00:00Z', office)).toBe('false');
    expect(holdsAt('2026-07-15T07:00:00Z', office)).toBe('true');
    expect(holdsAt('2026-07-15T15:00:00Z', office)).toBe('false');
  });

  it('may pass midnight', () => {
    const night = { ...office, values: ['22:00', '06:00'], timeZone: 'Asia/Kolkata' };
    expect(holdsAt('2026-01-15T16:30:00Z', night)).toBe('true');
    expect(holdsAt('2026-01-15T23:59:59Z', night)).toBe('true');
    expect(holdsAt('2026-01-16T00:30:00Z', night)).toBe('false');
    expect(holdsAt('2026-01-15T16:29:59Z', night)).toBe('false');
  });

  it('are in UTC where no time zone is named', () => {
    const before = { function: 'time_before', value: '12:00' } as const;
    expect(holdsAt('2026-07-15T11:59:59Z', before)).toBe('true');
    expect(holdsAt('2026-07-15T12:00:00Z', before)).toBe('false');
    expect(holdsAt('1969-12-31T23:00:00Z', before)).toBe('false');
  });
});

describe('local dates and times', () => {
  const zone = timeZoneOf('Europe/Berlin');
  const momentOf = (text: string) => {
    const point = parseTimePoint(text);
    if (zone === null || point?.kind !== 'local') throw new Error(text);
    return new Date(zone.momentOf(point.wallMs)).toISOString();
  };

  it('are moments on the wall clock; a date is its first', () => {
    expect(momentOf('2026-01-31')).toBe('2026-01-30T23:00:00.000Z');
    expect(momentOf('2026-07-31T18:00')).toBe('2026-07-31T16:00:00.000Z');
    const after = {
      function: 'time_after',
      value: '2026-01-31',
      timeZone: 'Europe/Berlin',
    } as const;
    expect(holdsAt('2026-01-30T23:00:00Z', after)).toBe('false');
    expect(holdsAt('2026-01-30T23:00:01Z', after)).toBe('true');
  });

  it('mean the offset before, where clocks go forward, and the first, where they go back', () => {
    expect(momentOf('2026-03-29T01:59:59')).toBe('2026-03-29T00:59:59.000Z');
    expect(momentOf('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(momentOf('2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(momentOf('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(momentOf('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  it('hold at the edges of calendars and zones', () => {
    const kiritimati = timeZoneOf('Pacific/Kiritimati');
    const wallMs = Date.UTC(2026, 0, 1);
    expect(kiritimati?.momentOf(wallMs)).toBe(Date.UTC(2025, 11, 31, 10));
    expect(timeZoneOf('pacific/KIRITIMATI')).toBe(kiritimati);
  });
});

describe('parseTimePoint', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-31T24:00:00Z',
    '2026-01-31T18:60Z',
    '2026-01-31T18:00:60Z',
    '2026-01-31 18:00',
    '2026-01-31Z',
    '2026-01-31T18:00:00+24:00',
    '2026-01-31T18:00:00+0200',
    '20260131',
    '24:00',
    '9:00',
    '09:00:00',
    '０9:00',
    '',
  ])('refuses %j', (text) => {
    expect(parseTimePoint(text)).toBeNull();
  });

  it('reads fractions to the millisecond and offsets both ways', () => {
    const epochMs = Date.UTC(2026, 0, 31, 18, 0, 0, 123);
    for (const text of ['2026-01-31T18:00:00.123999Z', '2026-01-31T12:30:00.123-05:30']) {
      expect(parseTimePoint(text)).toEqual({ kind: 'instant', epochMs });
    }
    expect(parseTimePoint('2028-02-29')).toEqual({ kind: 'local', wallMs: Date.UTC(2028, 1, 29) });
  });
});

describe('timeZoneOf', () => {
  it.each(['', 'Mars/Olympus', '+02:00', 'Europe/Berlin ', '../etc/passwd', 'x'.repeat(100)])(
    'knows no %j',
    (name) => {
      expect(timeZoneOf(name)).toBeNull();
    },
  );
});
