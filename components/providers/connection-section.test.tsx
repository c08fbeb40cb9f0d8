// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ConnectionSection } from './connection-section';
import { type ConnectionTestState, IDLE, started } from './connection-test-state';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function section(state: ConnectionTestState) {
  return (
    <ConnectionSection
      state={state}
      fresh={false}
      changes={[]}
      subject={{ name: 'Acme', type: 'Auth0' }}
      debuggerHref="/acme/debugger"
      canTest
      onTest={() => undefined}
      onCancel={() => undefined}
      onFix={() => undefined}
    />
  );
}

it('comes into sight once when a test begins, and moves nothing before or after', () => {
  const scroll = vi.spyOn(Element.prototype, 'scrollIntoView').mockReturnValue(undefined);
  const { rerender } = render(section(IDLE));
  expect(scroll).not.toHaveBeenCalled();
  rerender(section(started('{}')));
  rerender(section({ ...started('{}'), running: 'address' }));
  expect(scroll.mock.calls).toEqual([[{ block: 'nearest' }]]);
  rerender(section(IDLE));
  expect(scroll).toHaveBeenCalledTimes(1);
});
