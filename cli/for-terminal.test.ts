import { describe, expect, it } from 'vitest';
import { forTerminal } from './for-terminal';

describe('forTerminal', () => {
  it('leaves lines, letters and key texts as they are', () => {
    const text = 'Größe: “a”\n  cck_test_7Kd0PqzXw3Ra';
    expect(forTerminal(text)).toBe(text);
  });

  it('shows what would act on a terminal, or hide, by its code', () => {
    expect(forTerminal('a\u001b[2Jb\r\u202ec\u0007')).toBe('a\\u001b[2Jb\\r\\u202ec\\u0007');
  });
});
