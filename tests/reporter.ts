import type { Reporter, TestModule } from 'vitest/node';

/** The one line by which a run is read: plain text, skips named only if there are any. */
function summarise({ passed, failed, skipped = 0 }: { passed: number; failed: number; skipped?: number }): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Prints the summary as the run's very last line. A file that could not be loaded, an error outside every test and a step
 * that failed before the tests (`FAILED_STEPS`) count as failed, so that the line never reads better than the exit code.
 */
export default class LastLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const steps = (process.env['FAILED_STEPS'] ?? '').split(' ').filter(Boolean);
    const counts = { passed: 0, failed: unhandled.length + steps.length, skipped: 0 };
    for (const module of modules) {
      counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed' || state === 'skipped') counts[state] += 1;
      }
    }
    // The default reporter writes its own summary in this same event; the line waits until everything else is written.
    process.once('exit', () => {
      if (steps.length > 0) process.stdout.write(`Failed before the tests: ${steps.join(', ')}\n`);
      process.stdout.write(`${summarise(counts)}\n`);
    });
  }
}
