import { describe, expect, it } from 'vitest';
import type { ConnectionReport, ReportStep } from '@/lib/core/connections/report';
import { advance, IDLE, type StreamEvent, started } from './connection-test-state';

function step(name: ReportStep['step'], outcome: ReportStep['outcome']): ReportStep {
  return {
    step: name,
    outcome,
    code: null,
    durationMs: 1,
    summary: '',
    evidence: [],
    comparison: null,
    advice: null,
    fixes: [],
  };
}

const report: ConnectionReport = {
  id: 'rpt_1',
  outcome: 'good',
  conclusion: 'Tokens will be accepted.',
  steps: [step('input', 'good'), step('address', 'good')],
  keys: [],
  issuer: 'https://sso.example.com',
  jwksUri: null,
  settingsHash: '0'.repeat(64),
  startedAt: '2026-11-21T10:00:00.000Z',
  durationMs: 2,
  testedBy: 'mara@acme.example',
};

describe('advance', () => {
  it('collects steps in the order in which they end', () => {
    const events: readonly StreamEvent[] = [
      { type: 'running', step: 'input' },
      { type: 'step', step: step('input', 'good') },
      { type: 'running', step: 'address' },
    ];
    const state = events.reduce(advance, started('draft'));
    expect(state).toMatchObject({ status: 'running', running: 'address', testedDraft: 'draft' });
    expect(state.steps.map((done) => done.step)).toEqual(['input']);
  });

  it('ends with the report, still tied to the draft that was tested', () => {
    const state = advance(started('draft'), { type: 'finished', report });
    expect(state).toMatchObject({
      status: 'finished',
      running: null,
      report,
      testedDraft: 'draft',
    });
    expect(state.steps).toHaveLength(2);
  });

  it('keeps what had arrived when the stream fails', () => {
    const failure = { code: 'DEFECT', message: 'Broken.', requestId: 'req_1' } as const;
    const before = advance(started('draft'), { type: 'step', step: step('input', 'good') });
    const state = advance(before, { type: 'failed', failure });
    expect(state).toMatchObject({ status: 'failed', failure, running: null });
    expect(state.steps).toHaveLength(1);
  });

  it('starts with nothing of the run before', () => {
    const finished = advance(IDLE, { type: 'finished', report });
    expect(finished.steps).not.toHaveLength(0);
    expect(started('other')).toMatchObject({ steps: [], report: null, keys: [] });
  });
});
