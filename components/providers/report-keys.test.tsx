// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { ReportKey } from '@/lib/core/connections/report';
import { ReportKeys } from './report-keys';

const FIRST: ReportKey = {
  kid: 'first-RS256',
  kty: 'RSA',
  alg: 'RS256',
  size: '2,048 bits',
  use: 'sig',
  usable: true,
  reason: null,
};

afterEach(cleanup);

it('keys are said to be those of the test, for others may be in use since', () => {
  const { container } = render(<ReportKeys keys={[FIRST]} />);
  expect(container.textContent).toMatch(/^Keys1 at this test/);
  expect(container.textContent).toContain('first-RS256');
});

it('a report without keys shows no list', () => {
  expect(render(<ReportKeys keys={[]} />).container.textContent).toBe('');
});
