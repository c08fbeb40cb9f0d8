// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Field } from './field';
import { PasswordInput } from './password-input';
import { SegmentedChoice } from './segmented-choice';
import { Select } from './select';
import { TextInput } from './text-input';

function descriptionOf(element: Element): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? `no #${id}`).join(' ');
}

afterEach(cleanup);

describe('Field', () => {
  it('labels its control and describes it by error and hint, in this order', () => {
    render(
      <Field label="Domain" note="of the tenant" error="Not a domain." hint="Under Settings.">
        <TextInput />
      </Field>,
    );
    const input = screen.getByRole('textbox', { name: 'Domain of the tenant' });
    expect(descriptionOf(input)).toBe('Not a domain. Under Settings.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('shows a warning without calling the value invalid, and what was made of it', () => {
    render(
      <Field label="Issuer" warning="The slash is missing." made="Taken from the address.">
        <TextInput />
      </Field>,
    );
    const input = screen.getByRole('textbox', { name: 'Issuer' });
    expect(descriptionOf(input)).toBe('The slash is missing.Taken from the address.');
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  it('announces its sentences: the place of them is a live region from the start', () => {
    const { rerender } = render(
      <Field label="Issuer">
        <TextInput />
      </Field>,
    );
    const region = document.querySelector('[aria-live="polite"]');
    rerender(
      <Field label="Issuer" error={['First.', 'Second.']}>
        <TextInput />
      </Field>,
    );
    expect(document.querySelector('[aria-live="polite"]')).toBe(region);
    expect(region?.textContent).toBe('First.Second.');
  });

  it('has no description where there is nothing to say', () => {
    render(
      <Field label="Name">
        <TextInput />
      </Field>,
    );
    expect(screen.getByRole('textbox').hasAttribute('aria-describedby')).toBe(false);
  });

  it('names a select by its label, and hands on what is chosen', async () => {
    const chosen: string[] = [];
    render(
      <Field label="Environment" error="Choose another.">
        <Select
          value="production"
          onChange={(value) => chosen.push(value)}
          options={[
            { value: 'production', label: 'Production' },
            { value: 'staging', label: 'Staging' },
          ]}
        />
      </Field>,
    );
    const select = screen.getByRole('combobox', { name: 'Environment' });
    expect(descriptionOf(select)).toBe('Choose another.');
    await userEvent.setup().selectOptions(select, 'Staging');
    expect(chosen).toEqual(['staging']);
  });

  it('names a group of radios', () => {
    render(
      <Field label="Type" group>
        <SegmentedChoice
          value="a"
          onChange={() => undefined}
          segments={[
            { value: 'a', label: 'Auth0' },
            { value: 'b', label: 'Custom OIDC' },
          ]}
        />
      </Field>,
    );
    expect(screen.getByRole('radiogroup', { name: 'Type' })).toBeDefined();
    expect(screen.getByRole('radio', { name: 'Auth0', checked: true })).toBeDefined();
  });
});

describe('PasswordInput', () => {
  it('shows and hides what was typed, and keeps it', async () => {
    render(
      <Field label="Password">
        <PasswordInput autoComplete="new-password" />
      </Field>,
    );
    const user = userEvent.setup();
    const input = screen.getByLabelText('Password');
    const button = screen.getByRole('button', { name: 'Show password' });
    await user.type(input, 'correct horse');
    expect(input.getAttribute('type')).toBe('password');
    await user.click(button);
    expect(input.getAttribute('type')).toBe('text');
    expect(button.getAttribute('aria-pressed')).toBe('true');
    expect(input).toHaveProperty('value', 'correct horse');
    await user.click(button);
    expect(input.getAttribute('type')).toBe('password');
  });
});
