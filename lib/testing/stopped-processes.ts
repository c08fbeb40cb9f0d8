import { setTimeout as sleep } from 'node:timers/promises';
import { database } from '@/lib/data/database';
import { startBuilt } from './built-process';
import { createOwner, startLoad } from './console-load';
import { judgeWorkspace, seeded } from './kill-rounds';
import { type ProcessCampaignOptions, settingsOf } from './killed-processes';

const LONGEST_WRITING_MS = 400;
const GIVE_UP_AFTER_MS = 30_000;

export interface StopCampaign {
  readonly acknowledged: number;
  /** The slowest end of both processes, in milliseconds. */
  readonly slowestMs: number;
  readonly faults: readonly string[];
}

/**
 * Asks console and api of the build to end (SIGTERM) while people write through the console: both end
 * by themselves within `withinMs`, and every change that was made was also answered.
 */
export async function stopProcesses(options: ProcessCampaignOptions): Promise<StopCampaign> {
  const random = seeded(options.seed);
  const owner = await createOwner();
  const settings = settingsOf(options);
  const campaign = { acknowledged: 0, slowestMs: 0, faults: [] as string[] };
  for (let round = 0; round < options.rounds; round += 1) {
    const processes = [
      await startBuilt('console', settings, GIVE_UP_AFTER_MS),
      await startBuilt('api', settings, GIVE_UP_AFTER_MS),
    ] as const;
    const load = startLoad(processes[0].url, owner, options.actions, `s${round}`);
    await load.begun;
    await sleep(random() * LONGEST_WRITING_MS);
    const asked = performance.now();
    for (const { child } of processes) child.kill('SIGTERM');
    const codes = await Promise.all(processes.map(({ ended }) => ended));
    const endedMs = Math.round(performance.now() - asked);
    await load.ended;
    campaign.slowestMs = Math.max(campaign.slowestMs, endedMs);
    campaign.acknowledged += load.acknowledged.length;
    const found = await judgeWorkspace(owner.workspaceId, load.acknowledged);
    campaign.faults.push(
      ...[
        ...load.faults,
        ...found,
        ...(await unanswered(owner.workspaceId, campaign.acknowledged)),
      ],
      ...(codes.every((code) => code === 0) ? [] : [`The exit codes were ${codes.join(' and ')}.`]),
      ...(endedMs <= options.withinMs ? [] : [`They ended after ${endedMs} ms only.`]),
    );
  }
  return campaign;
}

/** Changes that stand in the database though nobody was told. */
async function unanswered(workspaceId: string, acknowledged: number): Promise<readonly string[]> {
  const made = await database().revision.count({ where: { workspaceId } });
  return made === acknowledged ? [] : [`${made} changes were made, ${acknowledged} answered.`];
}
