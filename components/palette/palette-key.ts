/** Of the command palette, with ⌘ on Apple's keyboards and Ctrl on others. */
export const PALETTE_KEY = 'k';

/** What stands in the way of every shortcut: a question that is answered first. */
export const ANY_DIALOG = '[role=dialog],[role=alertdialog]';
