// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfirmByName } from './confirm-by-name';

async function start(props: { pending?: boolean; error?: string } = {}) {
  const onConfirm = vi.fn();
  const onOpenChange = vi.fn();
  render(
    <ConfirmByName
      open
      onOpenChange={onOpenChange}
      title="Delete Acme customers"
      description="Its tokens will be refused."
      name="Acme customers"
      confirmLabel="Delete provider"
      pendingLabel="Deleting"
      onConfirm={onConfirm}
      {...props}
    />,
  );
  await screen.findByRole('dialog');
  return { onConfirm, onOpenChange, user: userEvent.setup() };
}

function nameField() {
  return screen.getByRole('textbox', { name: 'Type Acme customers to confirm' });
}

afterEach(cleanup);

describe('ConfirmByName', () => {
  it('destroys only once the name is typed exactly', async () => {
    const { user, onConfirm } = await start();
    const button = screen.getByRole('button', { name: 'Delete provider' });
    await user.type(nameField(), 'acme customers');
    expect(button).toHaveProperty('disabled', true);
    await user.keyboard('{Enter}');
    expect(onConfirm).not.toHaveBeenCalled();
    await user.clear(nameField());
    await user.type(nameField(), 'Acme customers');
    expect(button).toHaveProperty('disabled', false);
    await user.keyboard('{Enter}');
    expect(onConfirm).toHaveBeenCalledExactlyOnceWith('Acme customers');
  });

  it('ignores further presses while it is pending, and says what it does', async () => {
    const { user, onConfirm } = await start({ pending: true });
    await user.type(nameField(), 'Acme customers{Enter}');
    await user.click(screen.getByRole('button', { name: 'Deleting' }));
    expect(onConfirm).not.toHaveBeenCalled();
  });

  it('shows at the field why it was refused', async () => {
    await start({ error: 'Someone else deleted it.' });
    const described = nameField().getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe('Someone else deleted it.');
  });

  it('is a dialog with name and description that Escape and Cancel close', async () => {
    const { user, onOpenChange } = await start();
    expect(screen.getByRole('dialog', { name: 'Delete Acme customers' })).toBeDefined();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onOpenChange.mock.calls).toEqual([[false], [false]]);
  });
});
