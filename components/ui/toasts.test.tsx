// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toast } from './toast';
import { Toasts } from './toasts';

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
    await vi.waitFor(() => expect(plain.textContent).toBe('Nothing was saved'));

    connection.isThere = true;
    act(() => window.dispatchEvent(new Event('online')));
    await screen.findByRole('region', { name: /Results/ });
    expect(await screen.findByText('Nothing was changed')).toBeDefined();
    expect(screen.getByText('Nothing was saved')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
