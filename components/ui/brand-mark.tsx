interface BrandMarkProps {
  className?: string;
}

/** The mark of Claimcheck: a claim ticket with a check, in the ink around it. */
export function BrandMark({ className = 'size-6' }: BrandMarkProps) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true">
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M4.5 3h15A1.5 1.5 0 0 1 21 4.5v4.75a2.75 2.75 0 0 0 0 5.5v4.75a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 19.5v-4.75a2.75 2.75 0 0 0 0-5.5V4.5A1.5 1.5 0 0 1 4.5 3Zm12.35 6.73-1.7-1.46-4.47 5.22-1.89-1.89-1.58 1.59 3.57 3.56 6.07-7.02Z"
      />
    </svg>
  );
}
