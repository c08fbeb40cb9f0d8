// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DraftFix } from '@/lib/core/connections/report';
import type { ProviderDraft, ProviderType } from '@/lib/core/providers/draft';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { IssuerTakenActions } from './issuer-taken';

const BARE = 'https://api.workos.com';
const onMend = vi.fn<(fix: DraftFix) => void>();

function show(type: ProviderType, issuer: string, given: Partial<ProviderDraft['inputs']> = {}) {
  const draft = draftFrom(type, NO_HINTS);
  render(
    <IssuerTakenActions
      conflict={{ kind: 'issuer_taken', issuer, providerId: 'prv_2', providerName: 'Staff' }}
      draft={{ ...draft, inputs: { ...draft.inputs, ...given } }}
      onMend={onMend}
    />,
  );
}

const switchOff = () => screen.queryByRole('button', { name: 'Switch it off here' });

afterEach(() => {
  cleanup();
  onMend.mockClear();
});

describe('IssuerTakenActions', () => {
  it('offers to give up the issuer that all customers of a service share', async () => {
    show('workos', BARE, { bareIssuer: true });
    expect(screen.getByText(/^All WorkOS environments made before mid-2025/)).toBeTruthy();
    const button = switchOff();
    if (button === null) throw new Error('Nothing is offered.');
    await userEvent.click(button);
    expect(onMend).toHaveBeenCalledWith(
      expect.objectContaining({ field: 'inputs.bareIssuer', value: false }),
    );
  });

  it('only says so where the form does not accept it', () => {
    show('workos', BARE, { bareIssuer: false });
    expect(screen.getByText(/^All WorkOS environments/)).toBeTruthy();
    expect(switchOff()).toBeNull();
  });

  it.each([
    ['workos', 'https://api.workos.com/user_management/client_01ABC'],
    ['custom_oidc', BARE],
  ] as const)('leads a %s draft with %s to the other provider alone', (type, issuer) => {
    show(type, issuer);
    expect(screen.queryByText(/^All WorkOS environments/)).toBeNull();
    expect(switchOff()).toBeNull();
    expect(screen.getByRole('link', { name: 'Open Staff' }).getAttribute('href')).toBe('prv_2');
  });
});
