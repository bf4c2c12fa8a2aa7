/** Keeps the database and the application running; returns the exit code. */
export { runSupervisor } from './run-supervisor.ts';
