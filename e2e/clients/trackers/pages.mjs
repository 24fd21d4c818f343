// The clients for browsers, each on a page of another origin than the collector's, told the same things in its own
// words. What opens a client runs in the page.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { launch } from '../chromium.mjs';

const modules = new URL('../../node_modules/', import.meta.url);

const gitlab = async ({ address, appId, consent }) => {
  const gl = window.glSDK.glClientSDK({ appId, host: address, hasCookieConsent: consent });
  window.tracker = {
    page: () => gl.page(),
    track: (name, props) => gl.track(name, props),
    identify: (user, traits) => gl.identify(user, traits),
    // It looks at its queue when the visitor turns to another tab.
    flush() {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      delete document.visibilityState;
    },
  };
};

const CLIENTS = {
  'snowplow-browser': {
    script: '@snowplow/browser-tracker/dist/index.umd.min.js',
    open: async ({ address, appId }) => {
      const snowplow = window.snowplowBrowserTracking;
      snowplow.newTracker('shop', address, { appId, bufferSize: 3, contexts: { webPage: true, session: true } });
      window.tracker = {
        page: () => snowplow.trackPageView(),
        track: (name, props) =>
          snowplow.trackSelfDescribingEvent({
            event: { schema: 'iglu:com.gitlab/custom_event/jsonschema/1-0-0', data: { name, props } },
          }),
        identify: (user) => snowplow.setUserId(user),
        flush: () => snowplow.flushBuffer(),
      };
    },
  },

  'gitlab-browser': { script: '@gitlab/application-sdk-browser/dist/gl-sdk.min.js', consent: true, open: gitlab },

  'gitlab-anonymous': { script: '@gitlab/application-sdk-browser/dist/gl-sdk.min.js', consent: false, open: gitlab },

  'jitsu1-browser': {
    open: async ({ address, appId }) => {
      const { jitsuClient } = await import('/modules/@jitsu/sdk-js/dist/npm/jitsu.es.js');
      const jitsu = jitsuClient({ key: appId, tracking_host: address, log_level: 'NONE' });
      window.tracker = {
        page: () => void jitsu.track('pageview'),
        track: (name, props) => void jitsu.track(name, props),
        identify: (id, traits) => void jitsu.id({ id, ...traits }),
        flush() {},
      };
    },
  },

  'jitsu2-browser': {
    open: async ({ address, appId }) => {
      const { jitsuAnalytics } = await import('/modules/@jitsu/js/dist/jitsu.es.js');
      const jitsu = jitsuAnalytics({ host: address, writeKey: `${appId}:public` });
      window.tracker = {
        page: () => void jitsu.page(),
        track: (name, props) => void jitsu.track(name, props),
        identify: (user, traits) => void jitsu.identify(user, traits),
        flush() {},
      };
    },
  },
};

const site = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://site');
  if (pathname.startsWith('/modules/')) {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(await readFile(new URL(pathname.slice('/modules/'.length), modules)));
    return;
  }
  const script = CLIENTS[searchParams.get('client')].script;
  const tag = script ? `<script src="/modules/${script}"></script>` : '';
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><html lang="fr"><link rel="icon" href="data:,"><title>Bottes d’hiver</title>${tag}`);
});

let origin;
let browser;

async function start() {
  // Another site than the collector's 127.0.0.1, not only another origin.
  await new Promise((ready) => site.listen(0, 'localhost', ready));
  origin = `http://localhost:${site.address().port}`;
  browser = await launch();
}

/** A visitor's first page; each visitor has a browser's storage of their own. */
export async function open(client, options) {
  if (!browser) await start();
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1111, height: 777 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(client, error));
  const visit = async () => {
    await page.goto(`${origin}/boots?client=${client}&utm_campaign=autumn&utm_source=letter`);
    await page.evaluate(CLIENTS[client].open, { ...options, consent: CLIENTS[client].consent });
  };
  const call =
    (name) =>
    (...given) =>
      page.evaluate(([name, given]) => void window.tracker[name](...given), [name, given]);
  await visit();
  return {
    page: call('page'),
    track: call('track'),
    identify: call('identify'),
    flush: call('flush'),
    leave: visit,
    close: () => context.close(),
  };
}

export async function close() {
  await browser?.close();
  site.close();
}
