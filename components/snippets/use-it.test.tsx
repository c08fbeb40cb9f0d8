// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDraft } from '@/lib/core/providers/draft';
import { signInValues } from '@/lib/core/snippets/sign-in-values';
import { SNIPPETS_COOKIE, type TabChoice } from '@/lib/core/snippets/tab-choice';
import type { UseIt as UseItSection } from './use-it';

const PLACE = {
  apiUrl: 'http://localhost:4000',
  workspace: 'acme',
  environment: 'staging',
} as const;
const FIRST: TabChoice = { token: 'react', check: 'node' };

let UseIt: typeof UseItSection;

beforeEach(async () => {
  // A page that was just loaded: nothing was chosen since.
  vi.resetModules();
  ({ UseIt } = await import('./use-it'));
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function section(choice: TabChoice = FIRST, clientId = 'client_01ABC') {
  const empty = emptyDraft('workos');
  const draft = { ...empty, inputs: { ...empty.inputs, clientId } };
  return (
    <UseIt values={signInValues(draft)} place={PLACE} choice={choice}>
      With the values of this workspace.
    </UseIt>
  );
}

function tab(name: string): HTMLElement {
  return screen.getByRole('tab', { name });
}

const chosen = () =>
  screen
    .getAllByRole('tab')
    .filter((each) => each.getAttribute('aria-selected') === 'true')
    .map((each) => each.textContent);

describe('the tabs', () => {
  it('come from the server as the cookie has them, and one panel alone', () => {
    const html = renderToString(section({ token: 'next-app', check: 'go' }));
    expect(html).toContain('app/orders/page.tsx');
    expect(html).toContain('claimcheck/claimcheck.go');
    expect(html).not.toContain('src/main.tsx');
    expect(html).not.toContain('claimcheck.py');
  });

  it('show at once what is chosen, name it, and keep it in a cookie', async () => {
    const written = vi.spyOn(document, 'cookie', 'set');
    render(section());
    expect(chosen()).toEqual(['React', 'Node SDK']);
    const user = userEvent.setup();
    await user.click(tab('Express'));
    const panel = screen.getByRole('tabpanel', { name: 'Express' });
    expect(within(panel).getByText('src/server.ts')).toBeTruthy();
    expect(tab('Express').getAttribute('aria-controls')).toBe(panel.id);
    await user.click(tab('Next.js Pages'));
    expect(chosen()).toEqual(['Next.js Pages', 'Express']);
    expect(written).toHaveBeenLastCalledWith(
      `${SNIPPETS_COOKIE}=next-pages.express; Path=/; Max-Age=31536000; SameSite=Lax`,
    );
  });

  it('are moved between with arrows, Home and End, and are one stop of the Tab key', async () => {
    render(section());
    const user = userEvent.setup();
    tab('React').focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(tab('JavaScript'));
    expect(chosen()[0]).toBe('JavaScript');
    await user.keyboard('{ArrowRight}{End}{Home}{ArrowRight}');
    expect(document.activeElement).toBe(tab('Next.js App Router'));
    const stops = screen.getAllByRole('tab').filter((each) => each.tabIndex === 0);
    expect(stops.map((each) => each.textContent)).toEqual(['Next.js App Router', 'Node SDK']);
  });

  it('are as they were chosen on a page that Next had kept from before', async () => {
    const { unmount } = render(section());
    const user = userEvent.setup();
    await user.click(tab('curl'));
    unmount();
    render(section());
    expect(chosen()).toEqual(['React', 'curl']);
  });
});

describe('a snippet', () => {
  it('is copied as it is', async () => {
    const user = userEvent.setup();
    render(section());
    await user.click(tab('JavaScript'));
    await user.click(screen.getByRole('button', { name: 'Copy src/orders.js' }));
    const copied = await navigator.clipboard.readText();
    const panel = screen.getByRole('tabpanel', { name: 'JavaScript' });
    expect(copied).toBe(panel.querySelector('pre')?.textContent);
    expect(copied).toContain("createClient('client_01ABC')");
  });

  it('says which key it needs, and where to make it', () => {
    render(section());
    const panel = screen.getByRole('tabpanel', { name: 'Node SDK' });
    expect(panel.textContent).toContain(
      'Set CLAIMCHECK_API_KEY to an API key for Staging with the scope authorize.',
    );
    const link = within(panel).getByRole('link', { name: 'API key' });
    expect(link.getAttribute('href')).toBe('/acme/api-keys');
  });

  it('leads to what the documentation says of it', async () => {
    const user = userEvent.setup();
    render(section());
    await user.click(tab('nginx'));
    const link = screen.getByRole('link', { name: 'Forward-auth' });
    expect(link.getAttribute('href')).toBe('/docs/forward-auth');
  });

  it('says what to put in where the settings have no value', () => {
    render(section(FIRST, ''));
    const panel = screen.getByRole('tabpanel', { name: 'React' });
    expect(panel.textContent).toContain('Put your client ID in where the angle brackets are.');
  });

  it('is text, whatever a value holds', () => {
    const { container } = render(section(FIRST, '"><img src=x onerror=alert(1)></script>'));
    expect(container.querySelector('img, script')).toBeNull();
    const panel = screen.getByRole('tabpanel', { name: 'React' });
    expect(panel.querySelector('pre')?.textContent).toContain('<img src=x');
  });
});
