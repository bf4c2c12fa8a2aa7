import { fileURLToPath } from 'node:url';
import { readConfig, WrongConfig, type Config } from './platform/config.ts';
import { resource } from './platform/resources.ts';
import { runSupervisor } from './supervisor/index.ts';

/** For the person who runs a command; what the command makes goes to the standard output. */
const say = (line: string): void => console.error(line);

/** Each command of the program; what it needs is loaded when it runs. */
const commands: Record<string, (config: Config) => Promise<number>> = {
  start: (config) =>
    runSupervisor(config, {
      command: [process.execPath, fileURLToPath(import.meta.url), 'serve'],
      env: process.env,
      built: import.meta.dirname,
      say: (line) => console.log(line),
    }),
  demo: async (config) => {
    const { prepareDemo } = await import('./demo/index.ts');
    return (await prepareDemo(config, (line) => console.log(line))) ?? commands['start']!(config);
  },
  serve: async (config) => (await import('./serve.ts')).serve(config),
  'new-admin-link': async (config) => {
    const { printAdministratorLink } = await import('./operator/index.ts');
    return printAdministratorLink(config, resource('db/migrations'), (line) => console.log(line));
  },
  backup: async (config) => {
    const [{ backUpCommunity }, { everyPicture }] = await Promise.all([import('./platform/backup/index.ts'), import('./files/index.ts')]);
    return backUpCommunity(config, everyPicture, process.stdout, say);
  },
  restore: async (config) => {
    const [{ restoreCommunity }, { everyPicture }] = await Promise.all([import('./platform/backup/index.ts'), import('./files/index.ts')]);
    return restoreCommunity(config, everyPicture, resource('db/migrations'), process.stdin, say);
  },
};

async function main(): Promise<number> {
  const [name = 'start'] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    console.error(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
    return 1;
  }
  try {
    return await command(readConfig(process.env, { dataDir: fileURLToPath(new URL('../var', import.meta.url)) }));
  } catch (error) {
    if (!(error instanceof WrongConfig)) throw error;
    console.error(`Companionway did not start. Please mend:\n${error.message}`);
    return 1;
  }
}

process.exitCode = await main();
