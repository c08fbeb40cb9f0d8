import { firstLoads } from '../lib/testing/first-load';
import { expect, test } from './fixtures';

test('no page brings more JavaScript on the first visit than its budget', () => {
  expect(firstLoads().filter(({ holds }) => !holds)).toEqual([]);
});

test('the pages that people come through first are measured', () => {
  const routes = firstLoads().map(({ route }) => route);
  expect(routes).toContain('/sign-in');
  expect(routes).toContain('/[workspace]/settings/integration');
});
