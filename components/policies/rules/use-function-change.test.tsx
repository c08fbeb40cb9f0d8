// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ToastMessage, toast } from '@/components/ui/toast';
import type { Condition } from '@/lib/core/policies/specification';
import { useFunctionChange } from './use-function-change';

vi.mock(import('@/components/ui/toast'), () => ({
  toast: vi.fn<(message: ToastMessage) => void>(),
}));

const ONE_OF: Condition = {
  function: 'string_one_of',
  attribute: 'ext_plan',
  values: ['a', 'b', 'c'],
};

function start() {
  return renderHook(() => {
    const [condition, setCondition] = useState(ONE_OF);
    return { condition, setCondition, change: useFunctionChange(condition, setCondition) };
  }).result;
}

afterEach(() => {
  cleanup();
  vi.mocked(toast).mockClear();
});

describe('useFunctionChange', () => {
  it('has the values back when a function takes them again', () => {
    const result = start();
    act(() => result.current.change('string_equal'));
    expect(result.current.condition).toEqual({
      function: 'string_equal',
      attribute: 'ext_plan',
      value: 'a',
    });
    act(() => result.current.change('string_one_of'));
    expect(result.current.condition).toEqual(ONE_OF);
  });

  it('says what is left out, and undoes it', () => {
    const result = start();
    act(() => result.current.change('string_equal'));
    const said = vi.mocked(toast).mock.calls[0]?.[0];
    expect(said).toMatchObject({ title: '2 values are left out', action: { label: 'Undo' } });
    act(() => said?.action?.onSelect());
    expect(result.current.condition).toEqual(ONE_OF);
  });

  it('undoes nothing that was changed since', () => {
    const result = start();
    act(() => result.current.change('string_equal'));
    act(() => result.current.setCondition((now) => ({ ...now, value: 'z' })));
    act(() => vi.mocked(toast).mock.calls[0]?.[0].action?.onSelect());
    expect(result.current.condition.value).toBe('z');
    act(() => result.current.change('string_one_of'));
    expect(result.current.condition.values).toEqual(['z']);
  });
});
