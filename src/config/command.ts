import { Command } from 'commander';
import { reportBy } from '../domain/reporting-calendar.ts';
import { ConfigurationError, readConfig, type Config } from './config.ts';

/**
 * A command of package.json, by its name there: told by `--help` what it does, and refusing every word and option that
 * it was not given here.
 */
export const command = (name: string, description: string): Command => {
  const called = name === 'start' ? 'npm start --' : `npm run ${name} --`;
  return new Command(called)
    .description(description)
    .showHelpAfterError(`${called} --help says what there is.`);
};

/** The configuration of a command, which ends here with what is wrong with it. */
export function configuration(): Config {
  try {
    const config = readConfig();
    reportBy(config.calendar);
    return config;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return new Command().error(error.message);
  }
}
