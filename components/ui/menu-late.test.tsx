// @vitest-environment happy-dom
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Button } from './button';
import { Menu } from './menu';

// A machine with other work may be slow to fetch.
configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

// Nothing else in this file may open a menu: its code would be there.
describe('a menu whose code has not come yet', () => {
  it('has the focus on its first item when a key opened it', async () => {
    render(
      <Menu
        trigger={<Button>More</Button>}
        items={[
          { label: 'Rename', disabled: true, onSelect: () => undefined },
          { label: 'Duplicate', onSelect: () => undefined },
        ]}
      />,
    );
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{ArrowDown}');
    expect(screen.queryByRole('menu')).toBeNull();
    await screen.findByRole('menu');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Duplicate'));
  });
});
