import { defineConfig } from 'vitest/config';

const slow = 60_000;

const config = defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'web/**/*.test.{ts,tsx}'],
    globalSetup: ['./test/embedded.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: slow,
    hookTimeout: slow,
    teardownTimeout: slow,
  },
});

export { config as default };
