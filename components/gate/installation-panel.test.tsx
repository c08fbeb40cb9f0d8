// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { InstallationPanel } from './installation-panel';

const database = { kind: 'SQLite', place: 'data/claimcheck.db', migrations: 1 };
const lines = () => screen.getAllByRole('listitem').map((item) => item.textContent);

afterEach(cleanup);

it('says what is ready and what is not', () => {
  const api = { address: 'http://127.0.0.1:4000', answers: false };
  render(<InstallationPanel database={database} api={api} secureAddress={null} />);
  expect(lines()).toEqual([
    'DatabaseSQLite, data/claimcheck.db, 1 migration appliedready',
    expect.stringMatching(/^APIdoes not answer at http:\/\/127\.0\.0\.1:4000\..+silent$/),
    expect.stringMatching(/without TLS.+later$/),
  ]);
});

it('leaves out what is not known', () => {
  render(<InstallationPanel database={database} api={null} secureAddress="https://a.example" />);
  expect(lines()).toHaveLength(2);
  expect(lines()[1]).toBe('Addresshttps://a.exampleready');
});
