// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Breadcrumbs } from '../shell/breadcrumbs';
import { namedSentence } from './named-sentence';

afterEach(cleanup);

const OVERRIDE = 'shop\u202egolb';

describe('a name with control characters, or from right to left', () => {
  it('stands apart from its sentence, with its codes shown', () => {
    render(<p>{namedSentence('Rule ', OVERRIDE, ' deleted')}</p>);
    const name = screen.getByText('shop\\u202egolb');
    expect(name.tagName).toBe('BDI');
    expect(name.parentElement?.textContent).toBe('Rule shop\\u202egolb deleted');
  });

  it('stands apart from its neighbours in the breadcrumbs, whether it is a link or not', () => {
    render(
      <Breadcrumbs
        items={[
          { label: OVERRIDE, href: '/a' },
          { label: 'דוגמה', href: '/b' },
          { label: OVERRIDE },
        ]}
      />,
    );
    const names = [...screen.getAllByText('shop\\u202egolb'), screen.getByText('דוגמה')];
    expect(names.map(({ tagName }) => tagName)).toEqual(['BDI', 'BDI', 'BDI']);
    expect(screen.getByRole('link', { name: 'דוגמה' })).toBeTruthy();
  });
});
