// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { signOutAndLeave } from '../shell/sign-out';
import { rememberLastPage } from '../ui/last-page';
import { DocsBack } from './docs-back';

vi.mock('../gate/leave', () => ({ leaveFor: () => undefined }));

const STORED = 'claimcheck.recent.page';

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

function leadsTo(): string | null {
  cleanup();
  render(<DocsBack />);
  return screen.getByRole('link', { name: 'Back to the console' }).getAttribute('href');
}

it('leads to the page that was last looked at in this tab, with its filters', () => {
  rememberLastPage('/acme/policies', 'q=read+er');
  expect(leadsTo()).toBe('/acme/policies?q=read+er');
});

it('leads in another tab to the page without its query, else to the start', () => {
  expect(leadsTo()).toBe('/');
  rememberLastPage('/acme/policies', 'q=reader');
  sessionStorage.clear();
  expect(leadsTo()).toBe('/acme/policies');
});

it('leads to the start once the operator has signed out', async () => {
  rememberLastPage('/acme/policies', 'q=reader');
  await signOutAndLeave(async () => ({ ok: true }));
  expect(leadsTo()).toBe('/');
});

it.each([
  'https://evil.example',
  '/a/..//evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '',
])('leads nowhere else, whatever is stored: %j', (stored) => {
  sessionStorage.setItem(STORED, stored);
  localStorage.setItem(STORED, stored);
  expect(leadsTo()).toBe('/');
});
