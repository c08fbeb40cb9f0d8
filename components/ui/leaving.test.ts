import { expect, it, vi } from 'vitest';
import { mayLeave, registerGuard, stayHere } from './leaving';

it('lets a page be left that nobody guards', async () => {
  expect(await mayLeave()).toBe(true);
});

it('asks every guard, waits for the answers, and asks nobody after a no', async () => {
  let answer = (_: boolean): void => undefined;
  const ask = () =>
    new Promise<boolean>((done) => {
      answer = done;
    });
  const first = vi.fn(ask);
  const second = vi.fn(async () => true);
  const stops = [registerGuard(first), registerGuard(second)];
  const left = mayLeave();
  expect(second).not.toHaveBeenCalled();
  answer(true);
  expect(await left).toBe(true);
  expect(second).toHaveBeenCalledOnce();
  const stayed = mayLeave();
  answer(false);
  expect(await stayed).toBe(false);
  expect(second).toHaveBeenCalledOnce();
  for (const stop of stops) stop();
  expect(await mayLeave()).toBe(true);
  expect(first).toHaveBeenCalledTimes(2);
});

it('tells the guards when the page was not left after all', async () => {
  const stayed = vi.fn();
  const stops = [registerGuard(async () => true, stayed), registerGuard(async () => false)];
  expect(await mayLeave()).toBe(false);
  expect(stayed).toHaveBeenCalledOnce();
  stayHere();
  expect(stayed).toHaveBeenCalledTimes(2);
  for (const stop of stops) stop();
  stayHere();
  expect(stayed).toHaveBeenCalledTimes(2);
});
