// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ChipsInput } from './chips-input';
import { Field } from './field';

interface HarnessProps {
  initial?: readonly string[];
  quoted?: boolean;
}

// biome-ignore lint/style/useComponentExportOnlyModules: a test's own form is for this file only.
function Harness({ initial = [], quoted = false }: HarnessProps) {
  const [value, setValue] = useState(initial);
  return (
    <Field label="Client IDs" group error={value.includes('bad') ? 'Not a client ID.' : undefined}>
      <ChipsInput label="Client IDs" value={value} onChange={setValue} quoted={quoted} />
      <output>{JSON.stringify(value)}</output>
    </Field>
  );
}

function start(initial?: readonly string[]) {
  render(<Harness {...(initial && { initial })} />);
  const user = userEvent.setup();
  return { user, input: screen.getByRole('textbox', { name: 'Client IDs' }) };
}

function held(): unknown {
  return JSON.parse(document.querySelector('output')?.textContent ?? 'null');
}

afterEach(cleanup);

describe('ChipsInput', () => {
  it('adds by Enter and by comma, trimmed, without repeats', async () => {
    const { user, input } = start();
    await user.type(input, ' one {Enter}two,one,{Enter}');
    expect(held()).toEqual(['one', 'two']);
    expect(input).toHaveProperty('value', '');
  });

  it('takes commas between quotation marks where entries may have them', async () => {
    render(<Harness quoted />);
    const user = userEvent.setup();
    const input = screen.getByRole('textbox', { name: 'Client IDs' });
    await user.type(input, '"Acme, Inc.", plain{Enter}');
    expect(held()).toEqual(['Acme, Inc.', 'plain']);
    await user.type(input, '"5');
    await user.paste(', 6"');
    await user.type(input, '{Enter}');
    expect(held()).toEqual(['Acme, Inc.', 'plain', '5, 6']);
  });

  it.each(['{Enter}', '{Tab}'])(
    'keeps a text whose mark is open, and says so, at %s',
    async (key) => {
      render(<Harness quoted />);
      const user = userEvent.setup();
      const input = screen.getByRole('textbox', { name: 'Client IDs' });
      await user.type(input, `"New York, NY${key}`);
      expect(held()).toEqual([]);
      expect(input).toHaveProperty('value', '"New York, NY');
      expect(input.getAttribute('aria-invalid')).toBe('true');
      const note = document.getElementById(input.getAttribute('aria-describedby') ?? '');
      expect(note?.textContent).toContain('Close the quotation mark');
      await user.type(input, '"');
      expect(input.getAttribute('aria-invalid')).toBeNull();
      await user.type(input, '{Enter}');
      expect(held()).toEqual(['New York, NY']);
      expect(input).toHaveProperty('value', '');
    },
  );

  it('adds what stands before an open mark', async () => {
    render(<Harness quoted />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('textbox', { name: 'Client IDs' }));
    await user.paste('one, "New York, NY');
    expect(held()).toEqual(['one']);
    expect(screen.getByRole('textbox')).toHaveProperty('value', '"New York, NY');
  });

  it('adds every line and every comma-separated part of a paste', async () => {
    const { user, input } = start(['one']);
    await user.click(input);
    await user.paste('two\r\n three \n\none, four');
    expect(held()).toEqual(['one', 'two', 'three', 'four']);
  });

  it('leaves a paste of one value in the field for editing', async () => {
    const { user, input } = start();
    await user.click(input);
    await user.paste('one\n');
    expect(held()).toEqual([]);
    expect(input).toHaveProperty('value', 'one');
  });

  it('adds what was typed when the field is left, so that nothing typed is lost', async () => {
    const { user, input } = start();
    await user.type(input, 'one');
    await user.tab();
    expect(held()).toEqual(['one']);
  });

  it('removes the last by Backspace only while nothing is typed', async () => {
    const { user, input } = start(['one', 'two']);
    await user.type(input, 'x{Backspace}');
    expect(held()).toEqual(['one', 'two']);
    await user.keyboard('{Backspace}');
    expect(held()).toEqual(['one']);
  });

  it('removes by the named button and keeps the focus in the field', async () => {
    const { user, input } = start(['one', 'two']);
    await user.click(screen.getByRole('button', { name: 'Remove one' }));
    expect(held()).toEqual(['two']);
    expect(document.activeElement).toBe(input);
  });

  it('does not submit the form around it by Enter on a typed value', async () => {
    let submitted = 0;
    render(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submitted += 1;
        }}
      >
        <ChipsInput label="Scopes" value={[]} onChange={() => undefined} />
      </form>,
    );
    await userEvent.setup().type(screen.getByRole('textbox', { name: 'Scopes' }), 'a{Enter}');
    expect(submitted).toBe(0);
  });

  it('is marked invalid and described by the error of its field', () => {
    const { input } = start(['bad']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toBe('Not a client ID.');
  });
});
