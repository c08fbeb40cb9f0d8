// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDraft, type ProviderDraft } from '@/lib/core/providers/draft';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { GuideBlocks } from './guide-block';
import { GuideFormContext } from './guide-form';
import { GuideText } from './guide-text';
import { GuideValueLine } from './guide-value';

afterEach(cleanup);

function inForm(draft: ProviderDraft, content: React.ReactNode) {
  const derived = providerTypeOf(draft.type).derive(draft);
  return render(<GuideFormContext value={{ draft, derived }}>{content}</GuideFormContext>);
}

function auth0Draft(domain: string): ProviderDraft {
  const draft = emptyDraft('auth0');
  return { ...draft, inputs: { ...draft.inputs, domain } };
}

describe('a value in a sentence', () => {
  const sentence = <GuideText type="auth0" text="The issuer is {issuer}." />;

  it('is the form’s', () => {
    const { container } = inForm(auth0Draft('acme.auth0.com'), sentence);
    expect(container.textContent).toBe('The issuer is https://acme.auth0.com/.');
  });

  it('is what it is called while the form has none', () => {
    const { container } = inForm(auth0Draft(''), sentence);
    expect(container.textContent).toBe('The issuer is your issuer.');
  });

  it('is an example where there is no form', () => {
    const { container } = render(sentence);
    expect(container.textContent).toBe('The issuer is https://acme.eu.auth0.com/.');
  });
});

describe('a value on a line of its own', () => {
  it('can be copied once the form has it, and not before', () => {
    const line = <GuideValueLine name="domain" example="acme.eu.auth0.com" />;
    inForm(auth0Draft(''), line);
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
    inForm(auth0Draft('acme.auth0.com'), line);
    expect(screen.getByRole('button', { name: 'Copy domain' })).toBeTruthy();
  });
});

describe('blocks', () => {
  it('put the form’s values into code and say where one is an example', () => {
    const blocks = [{ kind: 'code', language: 'json', code: '{"aud": "{audience}"}' }] as const;
    const draft = emptyDraft('clerk');
    const { container } = inForm(draft, <GuideBlocks blocks={blocks} type="clerk" />);
    expect(container.querySelector('pre')?.textContent).toBe('{"aud": "claimcheck"}');
    expect(container.textContent).toContain('an example for your audience');
    cleanup();
    const filled = { ...draft, inputs: { ...draft.inputs, audiences: ['orders'] } };
    const again = inForm(filled, <GuideBlocks blocks={blocks} type="clerk" />);
    expect(again.container.querySelector('pre')?.textContent).toBe('{"aud": "orders"}');
    expect(again.container.textContent).not.toContain('example');
  });

  it('open links of the provider in a new tab that knows nothing of this one', () => {
    const text = 'See [docs](https://a.example/) and [below](#okta).';
    render(<GuideBlocks blocks={[{ kind: 'text', text }]} type="auth0" />);
    const out = screen.getByRole('link', { name: /docs/ });
    expect(out.getAttribute('target')).toBe('_blank');
    expect(out.getAttribute('rel')).toBe('noopener noreferrer');
    expect(screen.getByRole('link', { name: 'below' }).getAttribute('target')).toBeNull();
  });
});
