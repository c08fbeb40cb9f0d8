import type { ComponentProps, RefObject } from 'react';
import type { Selection } from './code-view';

interface PlainFieldProps extends Omit<ComponentProps<'textarea'>, 'onSelect' | 'onBlur'> {
  label: string;
  /** Holds where the caret is while the field has the focus. */
  selection: RefObject<Selection>;
}

/** The text as a field of the browser's own, in the measures of the editor that takes its place. */
export function PlainField({ selection, label, ...rest }: PlainFieldProps) {
  return (
    <textarea
      {...rest}
      aria-label={label}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => {
        selection.current = [selectionStart, selectionEnd];
      }}
      onBlur={() => {
        selection.current = null;
      }}
      className="block field-sizing-content max-h-[min(70vh,720px)] w-full resize-none bg-transparent py-3 pr-3 pl-11 leading-5 wrap-anywhere text-ink outline-none"
    />
  );
}
