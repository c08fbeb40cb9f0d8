// @vitest-environment happy-dom
import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toast } from './toast';
import { Toasts } from './toasts';

// A machine with other work may be slow to fetch.
configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

const connection = vi.hoisted(() => ({ isThere: false, asked: 0 }));

vi.mock('./toaster', async (importOriginal) => {
  connection.asked += 1;
  if (!connection.isThere) throw new Error('Failed to fetch');
  return await importOriginal();
});

describe('toasts whose code cannot be fetched', () => {
  it('are said plainly, and drawn once the connection is back', async () => {
    render(<Toasts />);
    expect(connection.asked).toBe(0);
    act(() => toast({ tone: 'bad', title: 'Nothing was changed', requestId: 'req_1' }));
    const plain = await screen.findByRole('alert');
    expect(plain.textContent).toBe('Nothing was changedRequest req_1');
    act(() => toast({ tone: 'bad', title: 'Nothing was saved' }));
    await waitFor(() => expect(plain.textContent).toBe('Nothing was saved'));

    act(() => screen.getByRole('button', { name: 'Close' }).click());
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => toast({ tone: 'bad', title: 'Nothing was changed' }));
    act(() => toast({ tone: 'good', title: 'Nothing was saved' }));
    expect((await screen.findByRole('status')).textContent).toBe('Nothing was saved');

    connection.isThere = true;
    act(() => window.dispatchEvent(new Event('online')));
    await screen.findByRole('region', { name: /Results/ });
    expect(await screen.findByText('Nothing was changed')).toBeDefined();
    expect(screen.getByText('Nothing was saved')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
