import { renameSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './root.mjs';

const WRITE_AFTER_MS = 500;

/**
 * A reporter for Vitest that keeps in the file of PROGRESS_FILE how many tests have passed, failed and
 * were skipped, which ones failed, and which run now: so that it is known of a run that is ended, too.
 */
// biome-ignore lint/style/noDefaultExport: Vitest takes a reporter by the default export of its file.
export default class ProgressReporter {
  #counts = { passed: 0, failed: 0, skipped: 0 };
  #failures = [];
  /** By the path of each file that is under way: the test that runs, or '' between tests. */
  #atWork = new Map();
  #timer;

  onTestModuleQueued(file) {
    this.#at(file, '');
  }

  onTestCaseReady(test) {
    this.#at(test.module, test.fullName);
  }

  onTestCaseResult(test) {
    this.#at(test.module, '');
  }

  onTestModuleEnd(file) {
    this.#atWork.delete(pathOf(file));
    for (const test of file.children.allTests()) this.#count(test);
    if (file.errors().length > 0) this.#failures.push(pathOf(file));
    this.#later();
  }

  onTestRunEnd() {
    clearTimeout(this.#timer);
    this.#write();
  }

  #count(test) {
    const { state } = test.result();
    const name = state === 'passed' || state === 'failed' ? state : 'skipped';
    this.#counts[name] += 1;
    if (state === 'failed') this.#failures.push(named(pathOf(test.module), test.fullName));
  }

  #at(file, test) {
    this.#atWork.set(pathOf(file), test);
    this.#later();
  }

  #later() {
    this.#timer ??= setTimeout(() => this.#write(), WRITE_AFTER_MS).unref();
  }

  #write() {
    this.#timer = undefined;
    const atWork = [...this.#atWork].map(([path, test]) => named(path, test));
    const told = { ...this.#counts, failures: this.#failures, atWork };
    // Whole or not at all: this process may be ended at any moment.
    const path = process.env.PROGRESS_FILE;
    writeFileSync(`${path}.part`, JSON.stringify(told));
    renameSync(`${path}.part`, path);
  }
}

function pathOf({ moduleId }) {
  return relative(root, moduleId).replaceAll('\\', '/');
}

function named(path, test) {
  return test === '' ? path : `${path}: ${test}`;
}
