// The unmodified @snowplow/node-tracker on a server. Prints what it was told to send, in the words of
// the Cube model, with the event ids the tracker made.
// Usage: node node-tracker.mjs COLLECTOR APP_ID
import {
  buildPagePing,
  buildPageView,
  buildSelfDescribingEvent,
  buildStructEvent,
  newTracker,
} from '@snowplow/node-tracker';

const [collector, appId] = process.argv.slice(2);
const url = new URL(collector);
const statuses = [];
const tracker = newTracker(
  { namespace: 'shop', appId },
  {
    endpoint: url.hostname,
    port: Number(url.port),
    protocol: 'http',
    eventMethod: 'post',
    bufferSize: 100,
    onRequestSuccess: (_batch, response) => statuses.push(response.status),
    onRequestFailure: (failure) => statuses.push(failure.status ?? failure.message),
  },
);
tracker.setUserId('ada@example.test');
tracker.setDomainUserId('6c33bb38-1d51-4f6e-9d2c-9d0b2ef6c111');
tracker.setSessionId('0d3cf2a5-8a3c-4a53-9f22-3d2f5f4c3222');
tracker.setSessionIndex(3);
tracker.setLang('de-CH');
tracker.setScreenResolution(1920, 1080);
tracker.setViewport(1200, 800);

const sent = [];
const everyEvent = {
  appId,
  platform: 'srv',
  userId: 'ada@example.test',
  browserLanguage: 'de-CH',
  viewportSize: '1200x800',
  screenResolution: '1920x1080',
};
let time = Date.now() - 3_600_000;
const send = (event, fields, contexts = []) => {
  time += 1_001;
  const payload = tracker.track(event, contexts, { type: 'ttm', value: time });
  const derivedTstamp = new Date(time).toISOString().replace('Z', '');
  sent.push({ ...everyEvent, ...fields, derivedTstamp, eventId: payload.eid });
};

const pageUrl = 'https://shop.example.test/boots/a%20b?utm_source=letter&utm_campaign=fall&size=42#top';
const pageTitle = 'Bärenstiefel 🐻';
const ofPage = {
  pageUrl,
  pageTitle,
  pageUrlhosts: 'shop.example.test',
  pageUrlpath: '/boots/a%20b',
  baseUrl: 'https://shop.example.test',
  marketingSource: 'letter',
  marketingCampaign: 'fall',
};
send(buildPageView({ pageUrl, pageTitle, referrer: 'https://search.example.test/?q=boots' }), {
  ...ofPage,
  event: 'page_view',
  eventName: 'page_view',
  pageReferrer: 'https://search.example.test/?q=boots',
  referrerHost: 'search.example.test',
});
send(buildPagePing({ pageUrl, pageTitle, minXOffset: 0, maxXOffset: 10, minYOffset: 5, maxYOffset: 900 }), {
  ...ofPage,
  event: 'page_ping',
  eventName: 'page_ping',
});
send(buildStructEvent({ category: 'shop', action: 'add', label: "'; DROP", property: 'eur', value: 12.5 }), {
  event: 'struct',
  eventName: 'event',
  structCategory: 'shop',
  structAction: 'add',
  structLabel: "'; DROP",
  structProperty: 'eur',
  structValue: '12.5',
});
send(
  buildSelfDescribingEvent({
    event: {
      schema: 'iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1',
      data: { targetUrl: 'https://shop.example.test/socks', elementId: 'socks' },
    },
  }),
  { event: 'unstruct', eventName: 'link_click', targetUrl: 'https://shop.example.test/socks', elementId: 'socks' },
);
const props = { price: 99.9, "it's": 'a "quote"' };
const user = { plan: 'gold', age: 36 };
send(
  buildSelfDescribingEvent({
    event: { schema: 'iglu:com.gitlab/custom_event/jsonschema/1-0-0', data: { name: 'bought', props } },
  }),
  {
    event: 'unstruct',
    eventName: 'custom_event',
    customEventName: 'bought',
    customEventProps: JSON.stringify(props),
    customUserProps: JSON.stringify(user),
  },
  [{ schema: 'iglu:com.gitlab/user_context/jsonschema/1-0-0', data: user }],
);
await tracker.flush();
while (statuses.length === 0) await new Promise((later) => setTimeout(later, 5));
console.log(JSON.stringify({ sent, statuses }));
