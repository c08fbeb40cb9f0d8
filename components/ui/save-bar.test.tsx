// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SaveBar, type SaveBarState } from './save-bar';

function bar(state: SaveBarState, onSave?: () => void, onDiscard: () => void = () => undefined) {
  return (
    <SaveBar
      state={state}
      summary="1 change: name"
      warning="The test is missing."
      saveLabel="Save with 1 warning"
      onDiscard={onDiscard}
      {...(onSave && { onSave })}
    />
  );
}

afterEach(cleanup);

describe('SaveBar', () => {
  it('is empty but in the document while there is nothing to save, and announces what comes', () => {
    const { rerender } = render(bar('hidden'));
    const region = screen.getByRole('status');
    expect(region.textContent).toBe('');
    rerender(bar('warning'));
    expect(screen.getByRole('status')).toBe(region);
    expect(region.textContent).toContain('1 change: name');
    expect(region.textContent).toContain('The test is missing.');
  });

  it('saves and discards', async () => {
    const onSave = vi.fn();
    const onDiscard = vi.fn();
    render(bar('changes', onSave, onDiscard));
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Save with 1 warning' }));
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(onSave).toHaveBeenCalledOnce();
    expect(onDiscard).toHaveBeenCalledOnce();
  });

  it('takes no second press while pending, and neither discards nor loses the focus', async () => {
    const onSave = vi.fn();
    const onDiscard = vi.fn();
    const { rerender } = render(bar('changes', onSave, onDiscard));
    const user = userEvent.setup();
    const button = screen.getByRole('button', { name: 'Save with 1 warning' });
    button.focus();
    rerender(bar('pending', onSave, onDiscard));
    expect(screen.getByRole('button', { name: 'Saving' })).toBe(document.activeElement);
    await user.click(screen.getByRole('button', { name: 'Saving' }));
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(onSave).not.toHaveBeenCalled();
    expect(onDiscard).not.toHaveBeenCalled();
  });

  it('submits the form around it where no action is given, but not twice', async () => {
    const submitted = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const { rerender } = render(<form onSubmit={submitted}>{bar('changes')}</form>);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Save with 1 warning' }));
    rerender(<form onSubmit={submitted}>{bar('pending')}</form>);
    await user.click(screen.getByRole('button', { name: 'Saving' }));
    expect(submitted).toHaveBeenCalledOnce();
  });
});
