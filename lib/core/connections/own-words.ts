import type { ReportWords } from '../providers/definition';
import type { StepContent } from './step-content';

/** Statuses that speak of the address that was asked, not of the provider's health or of access. */
const OF_THE_ADDRESS = ['400', '404', '405', '410'];

/**
 * The step with what this type of provider knows about its code. A general advice is replaced; one
 * that comes with a button is kept, and followed by where to look.
 */
export function withOwnWords(content: StepContent, { advice }: ReportWords): StepContent {
  const { code, fixes } = content;
  const own = code === null ? undefined : advice[code];
  if (own === undefined || !speaksOfAddress(content)) return content;
  const isFixable = fixes.length > 0 && content.advice !== null;
  return { ...content, advice: isFixable ? `${content.advice} ${own}` : own };
}

function speaksOfAddress({ code, evidence }: StepContent): boolean {
  if (code !== 'HTTP_STATUS') return true;
  return evidence.some(({ label, value }) => label === 'Status' && OF_THE_ADDRESS.includes(value));
}
