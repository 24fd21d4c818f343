// A project as its pages and the API show it, in one signed-in browser. What the pages' consoles say in error,
// and what axe finds on them, gathers in `found`.
import { launch, signIn } from './chromium.mjs';
import { listen } from './looks.mjs';

/** Milliseconds after which what is awaited will not come. */
export const LIMIT = 30_000;

/** Asks until the answer fits. */
export async function until(what, ask, fits) {
  for (const end = Date.now() + LIMIT; ; ) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what} awaited; there is ${JSON.stringify(answer)}`);
    await new Promise((later) => setTimeout(later, 100));
  }
}

/** Opens a browser on the project; arguments: ADDRESS PASSWORD TOKEN PROJECT [USERNAME]. */
export async function projectOf([address, password, token, path, username = 'admin']) {
  const found = [];
  const browser = await launch();
  const context = await browser.newContext();
  await signIn(context, address, password, username);
  const api = `${address}/api/v4/projects/${encodeURIComponent(path)}`;

  async function call(method, url, body) {
    const headers = { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' };
    const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  const events = () => call('GET', `${api}/product_analytics/events?per_page=100`);

  return {
    address,
    path,
    pages: `${address}/${path}/-/product_analytics`,
    api,
    found,
    context,
    call,
    events,
    arrived: (what, isIt) => until(what, events, (list) => list.some(isIt)),
    async open(url, expected) {
      const page = await context.newPage();
      listen(page, url, found, expected);
      await page.goto(url);
      return page;
    },
    close: () => browser.close(),
  };
}
