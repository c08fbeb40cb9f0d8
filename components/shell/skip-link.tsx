/** First stop of the keyboard: past the sidebar, to `#content`. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only rounded-2 border border-line-strong bg-raised px-3 py-2 text-13 font-medium text-ink shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
    >
      Skip to content
    </a>
  );
}
