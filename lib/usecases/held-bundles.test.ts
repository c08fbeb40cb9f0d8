import { expect, it } from 'vitest';
import { TextInChunks } from '@/lib/platform/text-in-chunks';
import { heldBundles } from './held-bundles';

async function bundleOf(bytes: number) {
  const text = new TextInChunks();
  text.add('x'.repeat(bytes));
  return { text: await text.seal() };
}

it('holds bundles by their bytes and not by their number, the last asked for', async () => {
  const held = heldBundles(1_000_000);
  for (const name of ['a', 'b', 'c', 'd']) {
    held.set(name, await bundleOf(150_000));
    held.get('a');
  }
  expect([...held.keys()].sort()).toEqual(['a', 'c', 'd']);
  for (let at = 0; at < 200; at += 1) held.set(`small-${at}`, await bundleOf(100));
  expect(held.size).toBe(203);
});

it('does not hold one that is larger than all may be', async () => {
  const held = heldBundles(1_000_000);
  held.set('a', await bundleOf(100));
  held.set('b', await bundleOf(600_000));
  expect([...held.keys()]).toEqual(['a']);
});
