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

const user = [{ schema: 'iglu:com.acme/user_context/jsonschema/1-0-0', data: { plan: 'gold', age: 36 } }];
const page = 'https://shop.example.test/boots?utm_source=letter&size=42#top';
const who = { userId: 'ada@example.test', browserLanguage: 'de-CH', viewportSize: '1200x800' };
const sent = [];
const send = (event, fields, contexts) =>
  sent.push({ ...who, ...fields, eventId: tracker.track(event, contexts)?.eid });

send(buildPageView({ pageUrl: page, pageTitle: 'Bärenstiefel 🐻', referrer: 'https://search.example.test/?q=boots' }), {
  event: 'page_view',
  eventName: 'page_view',
  pageTitle: 'Bärenstiefel 🐻',
  pageUrl: page,
  pageUrlhosts: 'shop.example.test',
  pageUrlpath: '/boots',
  baseUrl: 'https://shop.example.test:443',
  pageReferrer: 'https://search.example.test/?q=boots',
});
send(buildPagePing({ pageUrl: page, pageTitle: 'Bärenstiefel 🐻', minXOffset: 0, maxXOffset: 10, minYOffset: 5, maxYOffset: 900 }), {
  event: 'page_ping',
  eventName: 'page_ping',
  pageUrl: page,
});
send(buildStructEvent({ category: 'shop', action: 'add', label: 'boots', property: 'eur', value: 12.5 }), {
  event: 'struct',
  eventName: 'event',
});
send(
  buildSelfDescribingEvent({
    event: {
      schema: 'iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1',
      data: { targetUrl: 'https://shop.example.test/socks', elementId: 'socks' },
    },
  }),
  { event: 'unstruct', eventName: 'link_click', targetUrl: 'https://shop.example.test/socks', elementId: 'socks' },
  user,
);
send(
  buildSelfDescribingEvent({
    event: {
      schema: 'iglu:com.gitlab/custom_event/jsonschema/1-0-0',
      data: { name: 'bought', props: { price: 99.9, "it's": 'a "quote"' } },
    },
  }),
  { event: 'unstruct', eventName: 'custom_event', customEventName: 'bought' },
  user,
);
await tracker.flush();
while (statuses.length === 0) await new Promise((later) => setTimeout(later, 5));
console.log(JSON.stringify({ sent, statuses }));
