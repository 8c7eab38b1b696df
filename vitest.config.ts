import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Calls run by the clock: they get the machine to themselves, after everything else, six at a time. */
const wholeCalls = [
  'test/scenarios/**/*.test.ts',
  'test/simulator/phone/serve-phone.test.ts',
  'test/whole/**/*.test.ts',
  'test/console/**/*.browser.test.ts',
];

/** Ten calls and more at once: nothing beside them. */
const crowds = ['test/whole/isolation.test.ts', 'test/whole/quotas.test.ts'];

/** They set where the product's SDK clients send to, and a client is made once: each file gets modules of its own. */
const wire = ['test/**/*.wire.test.ts'];

/** Without a memory of earlier runs, Vitest begins with the largest files: the scenarios, which take longest, are small. */
class ScenariosFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isScenario = ({ moduleId }: TestSpecification) => moduleId.includes('/test/scenarios/');
    const sorted = await super.sort(files);
    return [...sorted.filter(isScenario), ...sorted.filter((file) => !isScenario(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: ScenariosFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes at once, but a loaded machine may take more than the one second of the default.
    expect: { poll: { timeout: 10_000 } },
    pool: 'threads',
    maxConcurrency: 4,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [...wholeCalls, ...wire],
          isolate: false,
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'wire',
          include: wire,
          setupFiles: 'test/fresh-modules.ts',
          isolate: false,
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'calls',
          include: wholeCalls,
          exclude: crowds,
          globalSetup: ['test/whole/bundle-once.ts', 'test/whole/synthesise-once.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          maxConcurrency: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'crowds',
          include: crowds,
          globalSetup: 'test/whole/bundle-once.ts',
          pool: 'forks',
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
