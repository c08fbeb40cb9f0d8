/** A count of bytes for people: bytes below 1 KB, else KB or MB (of 1,024) with one digit. */
export function showSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const unit = bytes < 1024 * 1024 ? 'KB' : 'MB';
  const amount = bytes / (unit === 'KB' ? 1024 : 1024 * 1024);
  const rounded = amount >= 100 ? amount.toFixed(0) : amount.toFixed(1).replace(/\.0$/, '');
  return `${rounded} ${unit}`;
}
