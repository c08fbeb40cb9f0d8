// @vitest-environment happy-dom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { FormProvider, type UseFormReturn, useForm } from 'react-hook-form';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PROVIDER_TYPES, type ProviderDraft, type ProviderType } from '@/lib/core/providers/draft';
import { DRAFT_FIELDS } from '@/lib/core/providers/draft-changes';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { AdvancedFields } from './advanced-fields';
import { BasicFields } from './basic-fields';
import { DerivedPanel } from './derived-panel';
import { draftResolver } from './draft-resolver';
import { hasPlace } from './type-defaults';
import { useTypeSwitch } from './use-type-switch';

// The whole form is drawn and searched by role again and again, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 30_000 });

const noFacts = async () => ({ ok: true as const, value: { certificates: null, keys: null } });
const ORIGINS: readonly string[] = [];

let form: UseFormReturn<ProviderDraft>;
const chosen: ProviderType[] = [];

// biome-ignore lint/style/useComponentExportOnlyModules: a test's own form is for this file only.
function Harness({ initial }: { initial: ProviderDraft }) {
  form = useForm<ProviderDraft>({
    defaultValues: initial,
    resolver: draftResolver(ORIGINS),
    mode: 'onTouched',
  });
  const draft = form.watch();
  const changeType = useTypeSwitch(form, (type) => chosen.push(type));
  return (
    <FormProvider {...form}>
      <BasicFields draft={draft} disabled={false} onType={changeType} />
      <DerivedPanel draft={draft} base={initial} testedJwksUri={null} />
      <AdvancedFields draft={draft} onInspect={noFacts} />
    </FormProvider>
  );
}

function start(type: ProviderType, given: Partial<ProviderDraft> = {}) {
  chosen.length = 0;
  render(<Harness initial={{ ...draftFrom(type, NO_HINTS), name: 'Acme', ...given }} />);
  return userEvent.setup();
}

const keyOf = (host: string) => `pk_test_${Buffer.from(`${host}$`).toString('base64')}`;
const valueRow = (label: string) => screen.getByText(label).closest('div');

afterEach(cleanup);

describe('before the page is alive', () => {
  it('the texts stand in it, and what is typed over them stays', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    const filled = <Harness initial={{ ...draftFrom('auth0', NO_HINTS), name: 'Acme' }} />;
    container.innerHTML = renderToString(filled);
    const name = within(container).getByRole<HTMLInputElement>('textbox', { name: 'Name' });
    expect(name.value).toBe('Acme');
    name.value = 'Acme customers';
    render(filled, { container, hydrate: true });
    expect(name.value).toBe('Acme customers');
    expect(form.getValues('name')).toBe('Acme customers');
  });
});

describe('the choice of a type', () => {
  it('is one radio group and brings the fields of the type', async () => {
    const user = start('auth0');
    const auth0 = screen.getByRole('radio', { name: 'Auth0' });
    expect(auth0.getAttribute('aria-checked')).toBe('true');
    await user.click(screen.getByRole('radio', { name: 'Clerk' }));
    expect(auth0.getAttribute('aria-checked')).toBe('false');
    expect(chosen).toEqual(['clerk']);
    expect(screen.getByLabelText(/^Publishable key/, { selector: 'input' })).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /^Domain/ })).toBeNull();
  });

  it('asks nothing, takes along what fits, and brings back what was there', async () => {
    const user = start('auth0');
    await user.click(screen.getByLabelText(/^Domain/));
    await user.paste('acme.eu.auth0.com');
    await user.type(screen.getByLabelText(/^Client IDs/, { selector: 'input' }), 'web{Enter}');
    await user.click(screen.getByRole('radio', { name: 'Custom OIDC' }));
    expect(screen.getByLabelText(/^Issuer/, { selector: 'input' })).toHaveProperty(
      'value',
      'https://acme.eu.auth0.com/',
    );
    await user.click(screen.getByRole('radio', { name: 'WorkOS' }));
    await user.click(screen.getByRole('radio', { name: 'Auth0' }));
    expect(screen.getByLabelText(/^Domain/, { selector: 'input' })).toHaveProperty(
      'value',
      'acme.eu.auth0.com',
    );
    expect(screen.getByRole('list', { name: 'Client IDs, entered' }).textContent).toBe('web');
    expect(form.getValues('name')).toBe('Acme');
  });
});

describe('fields that read', () => {
  it('makes a domain of a pasted address and goes on saying so', async () => {
    const user = start('auth0');
    await user.click(screen.getByLabelText(/^Domain/, { selector: 'input' }));
    await user.paste('https://acme.eu.auth0.com/.well-known/openid-configuration');
    await user.tab();
    expect(await screen.findByDisplayValue('acme.eu.auth0.com')).toBeTruthy();
    expect(
      screen.getByText(/^Taken from https:\/\/acme\.eu\.auth0\.com\/\.well-known/),
    ).toBeTruthy();
  });

  it('reads each entry of a list as it is added', async () => {
    const user = start('auth0');
    const domains = screen.getByLabelText(/^Other domains/, { selector: 'input' });
    await user.click(domains);
    await user.paste('https://login.acme.com/');
    await user.keyboard('{Enter}');
    expect(form.getValues('inputs.customDomains')).toEqual(['login.acme.com']);
    expect(screen.getByText(/^Taken from https:\/\/login\.acme\.com\//)).toBeTruthy();
  });

  it('says which instance a publishable key is of, and refuses another issuer at its field', async () => {
    const user = start('clerk');
    await user.click(screen.getByLabelText(/^Publishable key/, { selector: 'input' }));
    await user.paste(keyOf('a-b-1.clerk.accounts.dev'));
    expect(
      screen.getByText(
        'This is the development instance; issuer https://a-b-1.clerk.accounts.dev.',
      ),
    ).toBeTruthy();
    const issuer = screen.getByLabelText(/^Frontend API URL/, { selector: 'input' });
    expect(issuer).toHaveProperty('placeholder', 'https://a-b-1.clerk.accounts.dev');
    await user.click(issuer);
    await user.paste('https://clerk.acme.com');
    await user.tab();
    expect(await screen.findByText(/^The publishable key belongs to/)).toBeTruthy();
    await user.clear(screen.getByLabelText(/^Publishable key/, { selector: 'input' }));
    await user.tab();
    await act(async () => undefined);
    expect(screen.queryByText(/^The publishable key belongs to/)).toBeNull();
  });
});

describe('the choice of tokens', () => {
  it('sets what goes with it, and warns while tokens need no audience', async () => {
    const user = start('clerk');
    expect(screen.queryByText('Tokens without an audience are accepted')).toBeNull();
    await user.click(screen.getByRole('radio', { name: /^Session tokens/ }));
    expect(form.getValues(['audienceRule', 'azpRule'])).toEqual(['absent_allowed', 'required']);
    expect(screen.getByText('Tokens without an audience are accepted')).toBeTruthy();
    expect(screen.getByLabelText(/^Origins/, { selector: 'input' })).toBeTruthy();
    expect(valueRow('Expected azp')?.textContent).toContain('add an authorized party');
    await user.click(screen.getByRole('radio', { name: /^From a JWT template/ }));
    expect(form.getValues(['audienceRule', 'azpRule'])).toEqual(['required', 'off']);
  });

  it('leaves out of Advanced what the form shows, and marks there what is not the default', async () => {
    const user = start('clerk', { clockToleranceSeconds: 60 });
    expect(
      screen.getByRole('button', { name: /^Advanced.*1 differs from the default/ }),
    ).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: /^Session tokens/ }));
    expect(screen.queryAllByRole('textbox', { name: /^Authorized parties/, hidden: true })).toEqual(
      [],
    );
    expect(screen.queryAllByText('Tokens without an audience', { exact: true })).toEqual([]);
    expect(
      screen.getByRole('button', { name: /^Advanced.*1 differs from the default/ }),
    ).toBeTruthy();
  });
});

describe('what follows', () => {
  it('shows every issuer of the set with a copy button', async () => {
    const { inputs } = draftFrom('workos', NO_HINTS);
    const user = start('workos', { inputs: { ...inputs, bareIssuer: true } });
    await user.click(screen.getByLabelText(/^Client ID/));
    await user.paste('client_01ABC');
    const row = valueRow('Issuers');
    if (row === null) throw new Error('No row of issuers.');
    const issuer = 'https://api.workos.com/user_management/client_01ABC';
    expect(row.textContent).toContain(issuer);
    expect(within(row).getAllByRole('button', { name: 'Copy Issuers' })).toHaveLength(2);
    expect(valueRow('JWKS')?.textContent).toContain('https://api.workos.com/sso/jwks/client_01ABC');
    expect(within(row).getByText('client_01ABC').tagName).toBe('MARK');
  });
});

describe('a message of the server', () => {
  it.each(PROVIDER_TYPES)('shows on a %s form at every field that it has', async (type) => {
    start(type);
    const fields = DRAFT_FIELDS.filter((each) => hasPlace(form.getValues(), each));
    const messageOf = (field: string) => `Not this ${field}.`;
    await act(async () => {
      for (const field of fields)
        form.setError(field, { type: 'server', message: messageOf(field) });
    });
    for (const field of fields) expect(screen.getByText(messageOf(field)), field).toBeTruthy();
  });
});
