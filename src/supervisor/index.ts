/** Keeps the database and the application running; returns the exit code. */
export { runSupervisor, type Supervision } from './run-supervisor.ts';
/** For the application: to say that it listens, and to hear that it should stop. */
export { tellReady, whenAskedToStop } from './from-inside.ts';
