// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from './button';
import { Dialog } from './dialog';
import { Menu, MenuChoices } from './menu';

afterEach(cleanup);

describe('Menu', () => {
  it('opens by keyboard, moves by arrows and does what was chosen', async () => {
    const deleted = vi.fn();
    render(
      <Menu
        trigger={<Button aria-label="More about Acme">…</Button>}
        items={[
          { label: 'Duplicate', onSelect: () => undefined },
          { label: 'Delete provider', tone: 'bad', onSelect: deleted },
        ]}
      />,
    );
    const trigger = screen.getByRole('button', { name: 'More about Acme' });
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement).toBe(trigger);
    expect(trigger.getAttribute('aria-expanded')).toBe('false');
    await act(() => import('./menu-parts'));
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('menu', { name: 'More about Acme' })).toBeDefined();
    expect(trigger.getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement?.textContent).toBe('Duplicate');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(deleted).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(document.activeElement).toBe(trigger));
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('stays open while one of several values is chosen', async () => {
    const chosen = vi.fn();
    render(
      <Menu trigger={<Button>Account</Button>}>
        <MenuChoices
          label="Theme"
          value="system"
          onChange={chosen}
          choices={[
            { value: 'system', label: 'System' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </Menu>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Account' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Dark' }));
    expect(chosen).toHaveBeenCalledExactlyOnceWith('dark');
    expect(screen.getByRole('group', { name: 'Theme' })).toBeDefined();
  });

  it('closes by a second press of its button', async () => {
    render(
      <Menu
        trigger={<Button>More</Button>}
        items={[{ label: 'Duplicate', onSelect: () => undefined }]}
      />,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'More' }));
    await screen.findByRole('menu');
    await user.click(screen.getByRole('button', { name: 'More' }));
    await vi.waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });

  it('hands the focus to a dialog that it opens and gets it back from there', async () => {
    function Harness() {
      const [open, setOpen] = useState(false);
      return (
        <>
          <Menu
            trigger={<Button>More</Button>}
            items={[{ label: 'Delete', onSelect: () => setOpen(true) }]}
          />
          <Dialog
            open={open}
            onOpenChange={setOpen}
            title="Delete?"
            description="It is gone then."
            footer={<Button onClick={() => setOpen(false)}>Cancel</Button>}
          />
        </>
      );
    }
    render(<Harness />);
    const user = userEvent.setup();
    const trigger = screen.getByRole('button', { name: 'More' });
    await user.click(trigger);
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    const cancel = await screen.findByRole('button', { name: 'Cancel' });
    await vi.waitFor(() => expect(document.activeElement).toBe(cancel));
    await user.keyboard('{Escape}');
    await vi.waitFor(() => expect(document.activeElement).toBe(trigger));
  });
});
