// The scripts' side of the talk with the acceptance test: commands come in as JSON lines, events
// go out as JSON lines.
import { createInterface } from 'node:readline';

export function say(event, fields = {}) {
  console.log(JSON.stringify({ event, ...fields }));
}

/** Runs one command after another; an API error is an event like any other. */
export async function listen(commands) {
  for await (const line of createInterface({ input: process.stdin })) {
    const { command, ...fields } = JSON.parse(line);
    try {
      say('done', { command, ...(await commands[command](fields)) });
    } catch (error) {
      say('error', { command, name: error.constructor.name, code: error.code, message: error.message });
    }
  }
  process.exit(0);
}

const PATIENCE_MS = 15_000;

/** The outcome of a promise, or an error that names what did not come. */
export function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what}`)), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function equal(actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

/** Goes through chapters by their names, and says how each ended. */
export async function live(chapters) {
  for (const [name, chapter] of Object.entries(chapters)) {
    try {
      await chapter();
      say('chapter', { name, good: true });
    } catch (error) {
      say('chapter', { name, good: false, message: error.message, detail: JSON.stringify(error.rawError ?? null) });
    }
  }
  say('over');
  process.exit(0);
}
