import type { Deed } from './shortcuts';

/** Does on the page what a shortcut is for; false where the page has nothing that it fits. */
export function doOnPage({ kind }: Deed): boolean {
  if (kind === 'create') return press('main [data-shortcut="create"]');
  if (kind === 'search') return enterSearch();
  return kind === 'save' && save();
}

function press(selector: string): boolean {
  const control = document.querySelector<HTMLElement>(selector);
  control?.click();
  return control !== null;
}

function enterSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  field?.focus();
  field?.select();
  return field !== null;
}

/** Where an editor is, the browser's own "save page" would only be in the way, changes or none. */
function save(): boolean {
  if (document.querySelector('[data-saves]') === null) return false;
  const { activeElement } = document;
  // As a press with the mouse does: a field that is left says what is in it first, and only that may be
  // what there is to save.
  if (activeElement instanceof HTMLElement) activeElement.blur();
  setTimeout(() => {
    document.querySelector<HTMLElement>('[data-saves] [data-save]')?.click();
    if (document.activeElement === document.body && activeElement instanceof HTMLElement) {
      activeElement.focus();
    }
  });
  return true;
}
