// Every client as it is published, told line by line what to track: in Node and in the pages of one Chromium.
// Standard input, a line each: {"id": 1, "tracker": "a", "call": "open", "given": ["snowplow-node", {address, appId,
// secret}]}, then "page", "track" (name, properties), "identify" (user, traits), "flush", "leave" (for
// another page) and "close". Standard output, a line each: {"id": 1} or {"id": 1, "error": "…"}. A call returns before its event is sent.
import { createInterface } from 'node:readline';
import * as pages from './trackers/pages.mjs';
import * as servers from './trackers/servers.mjs';

const trackers = new Map();

async function answer({ id, tracker, call, given }) {
  try {
    if (call === 'open') {
      const [client, options] = given;
      trackers.set(tracker, await (servers.CLIENTS[client] ? servers : pages).open(client, options));
    } else {
      await trackers.get(tracker)[call](...given);
    }
    console.log(JSON.stringify({ id }));
  } catch (error) {
    console.log(JSON.stringify({ id, error: error.stack }));
  }
}

// What clients say of failures belongs to nobody's answers.
for (const name of ['debug', 'info', 'warn']) console[name] = console.error;

for await (const line of createInterface({ input: process.stdin })) await answer(JSON.parse(line));
await pages.close();
process.exit();
