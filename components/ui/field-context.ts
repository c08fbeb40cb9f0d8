'use client';

import { createContext, useContext } from 'react';

/** What a field tells the control inside it. */
export interface FieldWiring {
  id: string;
  labelId: string;
  /** Ids of the sentences below the control, in reading order. */
  describedBy: string | undefined;
  look: ControlLook;
}

/** `warning`: accepted, but look at it. `bad`: not accepted. */
export type ControlLook = 'rest' | 'warning' | 'bad';

export const FieldContext = createContext<FieldWiring | null>(null);

interface OwnProps {
  id?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-labelledby'?: string | undefined;
  state?: ControlLook | undefined;
}

/** Attributes of a control from its own props and the field around it, own ones first. */
export function useControl(own: OwnProps) {
  const field = useContext(FieldContext);
  const look = own.state ?? field?.look ?? 'rest';
  const described = [field?.describedBy, own['aria-describedby']].filter(Boolean).join(' ');
  return {
    look,
    labelId: own['aria-labelledby'] ?? field?.labelId,
    attributes: {
      id: own.id ?? field?.id,
      'aria-describedby': described || undefined,
      'aria-invalid': look === 'bad' ? true : undefined,
    },
  };
}
