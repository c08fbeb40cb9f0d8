'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { registerGuard } from '../ui/leaving';

/** What waits for the operator's word. */
interface Question {
  readonly go: () => void;
  readonly stay?: () => void;
}

interface UnsavedGuardProps {
  dirty: boolean;
  title?: string;
  description?: string;
  /** The button that stays. */
  stay?: string;
  /** The button that leaves. */
  leave?: string;
}

/**
 * Asks before unsaved changes are left behind: by a link, the back button, signing out, a reload or
 * a closed tab.
 */
export function UnsavedGuard({ dirty, ...words }: UnsavedGuardProps) {
  const router = useRouter();
  const [question, setQuestion] = useState<Question | null>(null);
  const leaving = useRef(false);

  useEffect(() => {
    if (!dirty) return;
    leaving.current = false;
    const guarding = () => !leaving.current;
    const ask = (asked: Question) => (guarding() ? setQuestion(asked) : asked.go());
    const stops = [
      guardUnload(guarding),
      guardLinks(guarding, (href) => ask({ go: () => router.push(href) })),
      guardHistory(guarding, (go) => ask({ go })),
      registerGuard(
        () => new Promise((done) => ask({ go: () => done(true), stay: () => done(false) })),
        () => {
          leaving.current = false;
        },
      ),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [dirty, router]);

  const answer = (leave: boolean) => {
    leaving.current = leave;
    setQuestion(null);
    if (leave) question?.go();
    else question?.stay?.();
  };

  return (
    <Dialog
      open={question !== null}
      onOpenChange={(open) => !open && answer(false)}
      title={words.title ?? 'Leave without saving?'}
      description={words.description ?? 'What you changed on this page has not been saved.'}
      footer={
        <>
          <Button autoFocus onClick={() => answer(false)}>
            {words.stay ?? 'Keep editing'}
          </Button>
          <Button variant="destroys" onClick={() => answer(true)}>
            {words.leave ?? 'Discard changes'}
          </Button>
        </>
      }
    />
  );
}

type Stop = () => void;

function guardUnload(guarding: () => boolean): Stop {
  const onUnload = (event: BeforeUnloadEvent) => {
    if (guarding()) event.preventDefault();
  };
  window.addEventListener('beforeunload', onUnload);
  return () => window.removeEventListener('beforeunload', onUnload);
}

/** Catches clicks on links of this site before the router sees them. */
function guardLinks(guarding: () => boolean, ask: (href: string) => void): Stop {
  const onClick = (event: MouseEvent) => {
    const href = leavingHref(event);
    if (href === null || !guarding()) return;
    event.preventDefault();
    event.stopPropagation();
    ask(href);
  };
  document.addEventListener('click', onClick, true);
  return () => document.removeEventListener('click', onClick, true);
}

function leavingHref(event: MouseEvent): string | null {
  const plain =
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!plain || !(link instanceof HTMLAnchorElement) || link.target === '_blank') return null;
  const to = new URL(link.href);
  const samePage = to.pathname === location.pathname && to.search === location.search;
  return to.origin === location.origin && !samePage ? to.pathname + to.search + to.hash : null;
}

/** Holds back the back and forward buttons where the browser has the Navigation API. */
function guardHistory(guarding: () => boolean, ask: (go: () => void) => void): Stop {
  const { navigation } = window;
  if (navigation === undefined) return () => undefined;
  const onNavigate = (event: NavigateEvent) => {
    if (event.navigationType !== 'traverse' || !event.cancelable || !guarding()) return;
    const { key } = event.destination;
    event.preventDefault();
    ask(() => navigation.traverseTo(key));
  };
  navigation.addEventListener('navigate', onNavigate);
  return () => navigation.removeEventListener('navigate', onNavigate);
}
