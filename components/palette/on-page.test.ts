// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { doOnPage } from './on-page';
import { isTyping, isTypingAt } from './read-keys';
import { recentPlaces, rememberPlace } from './recent-places';
import { singleKeysOn, switchSingleKeys } from './single-keys';

afterEach(() => {
  document.body.innerHTML = '';
  localStorage.clear();
});

it('knows where somebody types or chooses by letters', () => {
  document.body.innerHTML =
    '<input id="a"><input type="checkbox" id="b"><div contenteditable="true"><p id="c"></p></div><div role="menu"><a id="d"></a></div><button id="e"></button><select id="f"></select>';
  const typing = ['a', 'b', 'c', 'd', 'e', 'f'].filter((id) =>
    isTyping(document.getElementById(id)),
  );
  expect(typing).toEqual(['a', 'c', 'd', 'f']);
});

it('knows a field in a shadow tree, though the press is seen at its host', () => {
  document.body.innerHTML = '<div id="host"></div>';
  const field = document.createElement('input');
  document.getElementById('host')?.attachShadow({ mode: 'open' }).append(field);
  const typing: boolean[] = [];
  const onPress = (event: Event) => typing.push(isTypingAt(event));
  document.addEventListener('keydown', onPress);
  for (const pressed of [field, document.body]) {
    pressed.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true }));
  }
  document.removeEventListener('keydown', onPress);
  expect(typing).toEqual([true, false]);
});

it('presses what creates, enters the search, and does nothing where there is neither', () => {
  expect(doOnPage({ kind: 'create' })).toBe(false);
  expect(doOnPage({ kind: 'search' })).toBe(false);
  document.body.innerHTML =
    '<main><input type="search"><button data-shortcut="create"></button></main>';
  const pressed = vi.fn();
  document.querySelector('button')?.addEventListener('click', pressed);
  expect(doOnPage({ kind: 'create' })).toBe(true);
  expect(pressed).toHaveBeenCalledOnce();
  expect(doOnPage({ kind: 'search' })).toBe(true);
  expect(document.activeElement).toBe(document.querySelector('input'));
});

it('saves after the field has been left, and only where an editor is', async () => {
  expect(doOnPage({ kind: 'save' })).toBe(false);
  document.body.innerHTML = '<input><div data-saves></div>';
  // Nothing to save, and still not the browser's "save page".
  expect(doOnPage({ kind: 'save' })).toBe(true);
  await new Promise((done) => setTimeout(done));
  document.body.innerHTML = '<input><div data-saves><button data-save></button></div>';
  const done: string[] = [];
  const field = document.querySelector('input');
  field?.addEventListener('blur', () => done.push('left'));
  document.querySelector('button')?.addEventListener('click', () => done.push('saved'));
  field?.focus();
  expect(doOnPage({ kind: 'save' })).toBe(true);
  await vi.waitFor(() => expect(done).toEqual(['left', 'saved']));
  expect(document.activeElement).toBe(field);
});

it('remembers paths of things alone, newest first, eight of a workspace', () => {
  const path = (letter: string) => `/acme/policies/pol_${letter.repeat(24)}`;
  for (const letter of 'abcdefghia') rememberPlace('acme', 'opr_a', path(letter));
  expect(recentPlaces('acme', 'opr_a')).toEqual([...'aihgfedc'].map(path));
  expect(recentPlaces('acme', 'opr_b')).toEqual([]);
  rememberPlace('acme', 'opr_a', '/other/policies');
  rememberPlace('acme', 'opr_a', '/acme/policies?q=secret');
  expect(recentPlaces('acme', 'opr_a')[0]).toBe(path('a'));
  localStorage.setItem('claimcheck.recent.opr_a.acme', '{broken');
  expect(recentPlaces('acme', 'opr_a')).toEqual([]);
});

it('remembers that single keys are switched off', () => {
  expect(singleKeysOn()).toBe(true);
  switchSingleKeys(false);
  expect(singleKeysOn()).toBe(false);
  expect(localStorage.getItem('claimcheck.single-keys')).toBe('off');
  switchSingleKeys(true);
  expect(localStorage.length).toBe(0);
});
