import { type ClassValue, clsx } from 'clsx';

/**
 * Joins class names. Of two that set the same property the stylesheet decides, not their order
 * here, so give one of them at a time: `big ? 'h-10' : 'h-8'`, never `'h-8', big && 'h-10'`.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
