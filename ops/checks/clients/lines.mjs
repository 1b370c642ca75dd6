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
