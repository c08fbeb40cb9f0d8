import { WandSparkles } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { useAltKey } from './use-alt-key';

interface EditorFootProps {
  hintId: string;
  /** Null: the text is only read. */
  onPrettify: (() => void) | null;
}

/** What the keys do, and the button for better lines. */
export function EditorFoot({ hintId, onPrettify }: EditorFootProps) {
  const alt = useAltKey();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line px-3 py-2">
      <p id={hintId} className="min-w-0 text-12 text-ink-3">
        {onPrettify === null
          ? 'Read only. Tab leaves the text.'
          : 'Tab leaves the editor. Ctrl Space suggests, F8 goes to the next problem.'}
      </p>
      {onPrettify !== null && (
        <Button size="small" onClick={onPrettify} aria-keyshortcuts="Alt+Shift+F">
          <WandSparkles aria-hidden />
          Prettify
          <kbd className="font-sans text-ink-3">{alt}⇧F</kbd>
        </Button>
      )}
    </div>
  );
}
