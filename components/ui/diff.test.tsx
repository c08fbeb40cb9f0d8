// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Diff } from './diff';

function marks(): (string | null)[] {
  return Array.from(document.querySelectorAll('mark'), (mark) => mark.textContent);
}

afterEach(cleanup);

describe('Diff', () => {
  it('marks the differing character in both lines and says the sentence', () => {
    render(<Diff expected="/v1/orders" actual="/v2/orders" note="Character 3 differs." />);
    expect(marks()).toEqual(['1', '2']);
    expect(screen.getByText('Character 3 differs.')).toBeDefined();
  });

  it('keeps the place of missing characters with empty marked cells', () => {
    render(<Diff expected="acme//" actual="acme" />);
    expect(marks()).toEqual(['//', '\u00a0\u00a0']);
  });

  it('writes out characters that cannot be seen', () => {
    render(<Diff expected="acme" actual={'acme\u200b'} />);
    expect(marks()).toEqual(['\u00a0', '‹U+200B›']);
  });

  it('offers both whole values for copying', () => {
    render(<Diff expected="a" actual="b" />);
    expect(screen.getByRole('button', { name: 'Copy expected value' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Copy actual value' })).toBeDefined();
  });
});
