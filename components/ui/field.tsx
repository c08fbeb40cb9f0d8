'use client';

import { CircleX, CornerDownRight, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId, useMemo } from 'react';
import { cn } from './cn';
import { FieldContext, type FieldWiring } from './field-context';

interface FieldProps {
  /** Null where the control says its own name, as a switch does. */
  label: ReactNode;
  /** Said after the label in a quieter ink. */
  note?: ReactNode;
  /** What to enter; always shown. */
  hint?: ReactNode;
  /** What was made of the input, such as a domain taken from an address. */
  made?: ReactNode;
  /** Accepted, but look at it. */
  warning?: ReactNode;
  /** Not accepted: what is wrong and what to do. */
  error?: string | readonly string[] | undefined;
  /** Id of the control; made up when absent. */
  htmlFor?: string;
  /** The control is a group (radios, chips) and no single element takes the label. */
  group?: boolean;
  /** Stands at the end of the label's line. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

function messagesOf(error: FieldProps['error']): readonly string[] {
  if (!error) return [];
  return typeof error === 'string' ? [error] : error;
}

function useWiring(props: FieldProps, errors: readonly string[]): FieldWiring {
  const made = useId();
  const id = props.htmlFor ?? made;
  const look = errors.length > 0 ? 'bad' : props.warning ? 'warning' : 'rest';
  const live = errors.length > 0 || Boolean(props.warning) || Boolean(props.made);
  const describedBy =
    [live && `${id}-says`, props.hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return useMemo(
    () => ({ id, labelId: `${id}-label`, describedBy, look }),
    [id, describedBy, look],
  );
}

interface SentenceProps {
  icon?: ReactNode;
  ink: string;
  children: ReactNode;
}

function Sentence({ icon, ink, children }: SentenceProps) {
  return (
    <p className={cn('flex items-start gap-1.5 text-12 [&>svg]:mt-px [&>svg]:size-3.5', ink)}>
      {icon}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}

function Says({ id, errors, props }: { id: string; errors: readonly string[]; props: FieldProps }) {
  return (
    <div id={`${id}-says`} aria-live="polite" className="grid gap-1.5 empty:hidden">
      {errors.map((error) => (
        <Sentence key={error} ink="text-bad" icon={<CircleX aria-hidden />}>
          {error}
        </Sentence>
      ))}
      {errors.length === 0 && props.warning && (
        <Sentence ink="text-warn" icon={<TriangleAlert aria-hidden />}>
          {props.warning}
        </Sentence>
      )}
      {errors.length === 0 && props.made && (
        <Sentence ink="text-ink-2" icon={<CornerDownRight aria-hidden />}>
          {props.made}
        </Sentence>
      )}
    </div>
  );
}

function FieldLabel({ wiring, props }: { wiring: FieldWiring; props: FieldProps }) {
  if (props.label === null) return null;
  const text = (
    <>
      {props.label}
      {props.note ? <span className="font-normal text-ink-3"> {props.note}</span> : null}
    </>
  );
  const label = props.group ? (
    <span id={wiring.labelId} className="text-13 font-medium text-ink">
      {text}
    </span>
  ) : (
    <label id={wiring.labelId} htmlFor={wiring.id} className="text-13 font-medium text-ink">
      {text}
    </label>
  );
  if (!props.aside) return label;
  return (
    <div className="flex items-center justify-between gap-2">
      {label}
      <div className="text-12 text-ink-3">{props.aside}</div>
    </div>
  );
}

/**
 * A labelled control with its sentences below: error or warning, what was made of the input,
 * hint. The control inside takes id, description and state from here by itself.
 */
export function Field(props: FieldProps) {
  const errors = messagesOf(props.error);
  const wiring = useWiring(props, errors);
  return (
    <div className={cn('grid min-w-0 content-start gap-1.5', props.className)}>
      <FieldLabel wiring={wiring} props={props} />
      <FieldContext value={wiring}>{props.children}</FieldContext>
      <Says id={wiring.id} errors={errors} props={props} />
      {props.hint ? (
        <div id={`${wiring.id}-hint`}>
          <Sentence ink="text-ink-3">{props.hint}</Sentence>
        </div>
      ) : null}
    </div>
  );
}
