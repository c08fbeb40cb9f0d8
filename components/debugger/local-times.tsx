import { Fragment } from 'react';
import { exactText } from '@/components/ui/time-text';

/** ISO 8601 in UTC, as the messages of the engine write moments. */
const MOMENT = /(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z)/;

/** A sentence with its moments in local time and UTC beside it. For texts that the browser alone renders. */
export function LocalTimes({ text }: { text: string }) {
  return text.split(MOMENT).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the sentence is what a part is.
    <Fragment key={index}>{index % 2 === 1 ? <Moment iso={part} /> : part}</Fragment>
  ));
}

function Moment({ iso }: { iso: string }) {
  const at = Date.parse(iso);
  // Looks like a moment and is none, such as February 31.
  if (Number.isNaN(at)) return iso;
  const [local, utc] = [exactText(at), exactText(at, 'UTC')];
  return <time dateTime={iso}>{local === utc ? utc : `${local} (${utc})`}</time>;
}
