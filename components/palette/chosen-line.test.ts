import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const styles = readFileSync('app/globals.css', 'utf8');
const line = readFileSync('components/palette/palette-list.tsx', 'utf8');

/** A colour of the styles in one of the two themes, as its luminance (WCAG 2.2). */
function luminance(name: string, theme: 'light' | 'dark'): number {
  const pair = new RegExp(`--${name}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`).exec(styles);
  const hex = pair?.[theme === 'light' ? 1 : 2] ?? '';
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [low = 0, high = 0] = [luminance(one, theme), luminance(other, theme)].sort(
    (a, b) => a - b,
  );
  return (high + 0.05) / (low + 0.05);
}

it.each(['light', 'dark'] as const)(
  'the chosen line of the palette is seen in the %s theme',
  (theme) => {
    expect(line).toContain('data-[selected=true]:bg-accent-soft');
    expect(line).toContain('data-[selected=true]:shadow-[inset_3px_0_var(--accent-ink)]');
    expect(contrast('accent-ink', 'raised', theme)).toBeGreaterThan(3);
    expect(contrast('accent-ink', 'accent-soft', theme)).toBeGreaterThan(3);
    expect(contrast('ink-3', 'accent-soft', theme)).toBeGreaterThan(4.5);
  },
);
