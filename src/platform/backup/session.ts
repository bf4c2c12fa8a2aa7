import pg from 'pg';

// Values are written and read in one way, whatever the servers' own settings are.
const plainly = `
  SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; SET timezone = 'UTC'; SET bytea_output = 'hex';
  SET extra_float_digits = 1; SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET lock_timeout = 0;
  SET idle_in_transaction_session_timeout = 0`;

/** One transaction in a session of its own. */
export async function inSession<T>(url: string, begin: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'companionway backup' });
  await client.connect();
  try {
    await client.query(plainly);
    await client.query(begin);
    const result = await act(client);
    await client.query('COMMIT');
    return result;
  } finally {
    // Ending the session takes back what was not committed.
    await client.end();
  }
}
