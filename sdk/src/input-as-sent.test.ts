import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isContext } from '@/lib/core/policies/context-bounds';
import { ClaimcheckError } from './errors';
import { asSent } from './input-as-sent';

const READ = { resource: 'orders', action: 'read' };

describe('a context as it is sent', () => {
  it('is what JSON has of it, and nothing that changes later', () => {
    const values = fc.oneof(fc.jsonValue(), fc.constant(-0), fc.constant(Array(2)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), values), (context) => {
        if (!isContext(context) || JSON.stringify(context).includes('__proto__')) return;
        const sent = asSent({ ...READ, context });
        const read: unknown = JSON.parse(JSON.stringify(context));
        expect(sent).toEqual({ ...READ, context: read });
        expect(sent.context).not.toBe(context);
      }),
    );
  });

  it.each(['{"__proto__":1}', '{"a":[{"__proto__":{"b":1}}]}', '{"constructor":{"prototype":1}}'])(
    'has no name that the api refuses: %s',
    (text) => {
      const context = JSON.parse(text);
      expect(() => asSent({ ...READ, context }, 'checks.1.')).toThrow(ClaimcheckError);
    },
  );

  it('may have texts that are such names', () => {
    const context = { name: '__proto__', constructor: 'Acme', text: '{"__proto__":1}' };
    expect(asSent({ ...READ, context })).toEqual({ ...READ, context });
  });
});
