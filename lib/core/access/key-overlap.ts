/** How long a rotated key goes on working beside the new one, in seconds: none, 1 h, 24 h, 7 days. */
export const OVERLAPS = [0, 3600, 86_400, 604_800] as const;
export type Overlap = (typeof OVERLAPS)[number];
