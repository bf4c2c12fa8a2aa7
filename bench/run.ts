/** Every measure on one world. Memory first, on processes that have done nothing yet; writing last, since it changes the world. */
import { deep } from './deep.ts';
import { live } from './live.ts';
import { memory } from './memory.ts';
import { pages } from './pages.ts';
import { replies } from './replies.ts';
import { run } from './table.ts';
import { weight } from './weight.ts';

await run([memory, weight, deep, pages, live, replies]);
