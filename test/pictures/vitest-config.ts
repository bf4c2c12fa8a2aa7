import { fileURLToPath } from 'node:url';
import tests from '../../vitest.config.ts';

/** As the tests run, but for the one file that takes pictures. */
const config = {
  ...tests,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { ...tests.test, include: ['test/pictures/take-pictures.ts'] },
};

export { config as default };
