// The clients for Node, each told the same things in its own words.
import { jitsuAnalytics } from '@jitsu/js';
import { jitsuClient } from '@jitsu/sdk-js';
import { Analytics } from '@segment/analytics-node';
import { buildPageView, buildSelfDescribingEvent, newTracker } from '@snowplow/node-tracker';

const url = 'https://shop.example.test/boots?size=42';
const title = 'Bärenstiefel 🐻';
const referrer = 'https://search.example.test/?q=boots';
const anonymousId = '6c33bb38-1d51-4f6e-9d2c-9d0b2ef6c111';

/** How many events a client that sends batches waits for. */
const BATCH = 3;

export const CLIENTS = {
  'snowplow-node': ({ address, appId }) => {
    const { hostname, port } = new URL(address);
    const tracker = newTracker(
      { namespace: 'shop', appId },
      { endpoint: hostname, port: Number(port), protocol: 'http', eventMethod: 'post', bufferSize: BATCH },
    );
    return {
      page: () => tracker.track(buildPageView({ pageUrl: url, pageTitle: title, referrer })),
      track: (name, props) =>
        tracker.track(
          buildSelfDescribingEvent({
            event: { schema: 'iglu:com.gitlab/custom_event/jsonschema/1-0-0', data: { name, props } },
          }),
        ),
      identify: (user) => tracker.setUserId(user),
      flush: () => void tracker.flush(),
    };
  },

  'jitsu1-node': ({ address, secret }) => {
    const jitsu = jitsuClient({ key: secret, tracking_host: address, log_level: 'NONE' });
    return {
      page: () => void jitsu.track('pageview', { url, page_title: title, referer: referrer }),
      track: (name, props) => void jitsu.track(name, props),
      identify: (id, traits) => void jitsu.id({ id, ...traits }),
      flush() {},
    };
  },

  'jitsu2-node': ({ address, appId, secret }) => {
    const jitsu = jitsuAnalytics({ host: address, writeKey: `${appId}:${secret}`, s2s: true });
    return {
      page: () => void jitsu.page({ url, title, referrer }),
      track: (name, props) => void jitsu.track(name, props),
      identify: (user, traits) => void jitsu.identify(user, traits),
      flush() {},
    };
  },

  'segment-node': ({ address, appId }) => {
    const analytics = new Analytics({ host: address, writeKey: appId, flushAt: BATCH });
    let who = { anonymousId };
    analytics.on('error', (error) => console.error(error));
    return {
      page: () => analytics.page({ ...who, properties: { url, title, referrer } }),
      track: (event, properties) => analytics.track({ ...who, event, properties }),
      identify(userId, traits) {
        who = { anonymousId, userId };
        analytics.identify({ ...who, traits });
      },
      flush: () => void analytics.flush(),
    };
  },
};

export const open = async (client, options) => ({ leave() {}, close() {}, ...CLIENTS[client](options) });
