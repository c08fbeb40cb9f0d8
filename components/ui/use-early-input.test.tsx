// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactElement, useState } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it } from 'vitest';
import { ChipsInput } from './chips-input';
import { Select } from './select';

const OPTIONS = ['production', 'development'].map((value) => ({ value, label: value }));

// biome-ignore lint/style/useComponentExportOnlyModules: a test's own form is for this file only.
function Form() {
  const [environment, setEnvironment] = useState('production');
  const [entries, setEntries] = useState<readonly string[]>([]);
  return (
    <>
      <Select
        aria-label="Environment"
        options={OPTIONS}
        value={environment}
        onChange={setEnvironment}
      />
      <ChipsInput label="Client IDs" value={entries} onChange={setEntries} />
      <output>{`${environment} ${entries.join('+')}`}</output>
    </>
  );
}

/** The page as the server sent it, with what was done to it before it came alive. */
function hydrated(form: ReactElement, before: (container: HTMLElement) => void): void {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(form);
  before(container);
  render(form, { container, hydrate: true });
}

afterEach(cleanup);

it('takes over what was chosen and typed before the page was alive', async () => {
  hydrated(<Form />, (container) => {
    for (const select of container.querySelectorAll('select')) select.value = 'development';
    for (const input of container.querySelectorAll('input')) input.value = 'web';
  });
  const ids = screen.getByRole<HTMLInputElement>('textbox', { name: 'Client IDs' });
  expect(ids.value).toBe('web');
  expect(screen.getByRole('status').textContent).toBe('development ');
  await userEvent.setup().type(ids, '-app{Enter}');
  expect(screen.getByRole('status').textContent).toBe('development web-app');
});

it('asks for nothing where nothing was done', () => {
  hydrated(<Form />, () => undefined);
  expect(screen.getByRole('status').textContent).toBe('production ');
});
