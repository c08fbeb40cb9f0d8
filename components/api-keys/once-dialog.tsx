'use client';

import { useState } from 'react';
import type { KeyWithPlaintext } from '@/lib/core/access/api-key';
import { UnsavedGuard } from '../providers/unsaved-guard';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { CopyButton } from '../ui/copy-button';
import { Dialog } from '../ui/dialog';
import { curlExample } from './curl-example';
import { KIND_WORDS } from './key-words';

interface OnceDialogProps {
  made: KeyWithPlaintext;
  apiUrl: string;
  /** One more sentence, such as what happens to the old key. */
  note?: string;
  onClose: () => void;
}

/** Shows a new key, once; closing it before it was copied asks. */
export function OnceDialog({ made, apiUrl, note, onClose }: OnceDialogProps) {
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  const leave = () => (copied ? onClose() : setAsking(true));
  const { key } = made;
  const name = KIND_WORDS[key.kind].name;
  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => !open && leave()}
        title={`${name} created: ${key.name}`}
        description={`Copy it now: it is shown this once, and nobody can show it again.${note ? ` ${note}` : ''}`}
        className="max-w-xl"
        footer={
          <Button variant={copied ? 'primary' : 'secondary'} onClick={leave}>
            Done
          </Button>
        }
      >
        <Plaintext made={made} onCopied={() => setCopied(true)} />
        <Callout tone="warning" title="Keep it like a password">
          Put it into a secret store or an environment variable of a server, never into a browser,
          an app or a repository.
        </Callout>
        <TryIt made={made} apiUrl={apiUrl} onCopied={() => setCopied(true)} />
      </Dialog>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Close without the key?"
        description="It was not copied, and it cannot be shown again. You would have to rotate it, or create another."
        footer={
          <>
            <Button autoFocus onClick={() => setAsking(false)}>
              Back to the key
            </Button>
            <Button variant="destroys" onClick={onClose}>
              Close without it
            </Button>
          </>
        }
      />
      <UnsavedGuard
        dirty={!copied}
        title="Leave without the key?"
        description="It was not copied, and it cannot be shown again."
        stay="Back to the key"
        leave="Leave without it"
      />
    </>
  );
}

function Plaintext({ made, onCopied }: { made: KeyWithPlaintext; onCopied: () => void }) {
  const { key, plaintext } = made;
  return (
    <div className="grid gap-2 rounded-2 border border-line-strong bg-sunken p-3">
      {/* Copied by hand it is copied, too. */}
      <code className="font-mono text-13 break-all text-ink select-all" onCopy={onCopied}>
        {plaintext}
      </code>
      <CopyButton
        value={plaintext}
        label="key"
        look={{ variant: 'primary' }}
        onCopied={onCopied}
        className="justify-self-start"
      >
        {`Copy ${KIND_WORDS[key.kind].inside}`}
      </CopyButton>
    </div>
  );
}

interface TryItProps {
  made: KeyWithPlaintext;
  apiUrl: string;
  /** The command holds the whole key, so that the key is copied with it. */
  onCopied: () => void;
}

function TryIt({ made: { key, plaintext }, apiUrl, onCopied }: TryItProps) {
  const { shown, copied, needed } = curlExample(key, plaintext, apiUrl);
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center justify-between gap-2 text-13 font-medium text-ink">
        Try it
        <CopyButton value={copied} label="command" look={{ size: 'small' }} onCopied={onCopied}>
          Copy command
        </CopyButton>
      </div>
      <pre className="rounded-2 border border-line bg-sunken p-3 font-mono text-12 wrap-anywhere whitespace-pre-wrap text-ink">
        {shown}
      </pre>
      <p className="text-12 text-ink-3">The copied command holds the whole key. {needed}</p>
    </div>
  );
}
