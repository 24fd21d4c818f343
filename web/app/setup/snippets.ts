import { words } from './strings'

/** What a snippet is made for. */
export interface Target {
  /** Where trackers send to, without a slash at the end. */
  host: string
  appId: string
  /** Where footfall.js lies. */
  scriptUrl: string
  /** Where sp.js lies. */
  trackerUrl: string
  /** The project's number, which 13.3's collector goes by. */
  projectId: number
}

/** One thing to copy. */
export interface Piece {
  title: string
  code: string
}

/** How one tracker is set up. */
export interface Snippet {
  id: string
  label: string
  note: string
  pieces: Piece[]
}

/** A snippet for each tracker that is collected. */
export const snippets = (target: Target): Snippet[] => [
  footfall(target),
  snowplow(target),
  gitlab(target),
  node(target),
  curl(target),
  pixel(target),
]

const text = (value: string) => JSON.stringify(value).replaceAll('<', '\\u003c')

const footfall = ({ host, appId, scriptUrl }: Target): Snippet => {
  const sender = new URL('.', scriptUrl).href === `${host}/` ? '' : ` data-host=${text(host)}`
  return {
    id: 'footfall',
    label: 'footfall.js',
    note: words.notes.footfall,
    pieces: [
      {
        title: 'HTML',
        code: `<script async src=${text(scriptUrl)} data-app-id=${text(appId)}${sender}></script>`,
      },
      {
        title: words.pieces.calls,
        code: `(window.footfall = window.footfall || []).push(
  ["track", "added to cart", { product: "boots", price: 89.9 }],
);`,
      },
    ],
  }
}

const snowplow = ({ host, appId, trackerUrl }: Target): Snippet => ({
  id: 'snowplow',
  label: words.trackers.snowplow,
  note: words.notes.snowplow,
  pieces: [
    {
      title: 'HTML',
      code: `<script>
  (function (page, name) {
    page[name] = page[name] || function () {
      (page[name].q = page[name].q || []).push(arguments);
    };
    (page.GlobalSnowplowNamespace = page.GlobalSnowplowNamespace || []).push(name);
  })(window, "snowplow");
  snowplow("newTracker", "sp", ${text(host)}, {
    appId: ${text(appId)},
    platform: "web",
  });
  snowplow("trackPageView");
</script>
<script async src=${text(trackerUrl)}></script>`,
    },
  ],
})

const gitlab = ({ host, appId }: Target): Snippet => ({
  id: 'gitlab',
  label: words.trackers.gitlab,
  note: words.notes.gitlab,
  pieces: [
    { title: words.pieces.install, code: 'npm install @gitlab/application-sdk-browser' },
    {
      title: words.pieces.module,
      code: `import { glClientSDK } from "@gitlab/application-sdk-browser";

const glClient = glClientSDK({
  appId: ${text(appId)},
  host: ${text(host)},
});
glClient.page();`,
    },
    {
      title: words.pieces.script,
      code: `<script src="https://unpkg.com/@gitlab/application-sdk-browser/dist/gl-sdk.min.js"></script>
<script>
  window.glClient = window.glSDK.glClientSDK({
    appId: ${text(appId)},
    host: ${text(host)},
  });
  window.glClient.page();
</script>`,
    },
  ],
})

function node({ host, appId }: Target): Snippet {
  const { protocol, hostname, port } = new URL(host)
  const at = [
    `endpoint: ${text(hostname)}`,
    `protocol: ${text(protocol.slice(0, -1))}`,
    ...(port ? [`port: ${port}`] : []),
  ]
  return {
    id: 'node',
    label: words.trackers.node,
    note: words.notes.node,
    pieces: [
      { title: words.pieces.install, code: 'npm install @snowplow/node-tracker' },
      {
        title: words.pieces.module,
        code: `import { buildPageView, newTracker } from "@snowplow/node-tracker";

const tracker = newTracker(
  { namespace: "node", appId: ${text(appId)} },
  { ${at.join(', ')} },
);
tracker.track(
  buildPageView({ pageUrl: "https://example.com/", pageTitle: "Hello from Node" }),
);
tracker.flush(); // sends what waits, for example before the process ends`,
      },
    ],
  }
}

const curl = ({ host, appId }: Target): Snippet => ({
  id: 'curl',
  label: 'curl',
  note: words.notes.curl,
  pieces: [
    {
      title: words.pieces.terminal,
      code: `curl ${quoted(`${host}/com.snowplowanalytics.snowplow/tp2`)} \\
  -H 'Content-Type: application/json' \\
  -d '{
    "schema": "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4",
    "data": [{
      "e": "pv", "aid": ${text(appId)}, "p": "web", "tv": "curl-1.0.0",
      "url": "https://example.com/", "page": "Hello from curl"
    }]
  }'`,
    },
  ],
})

const pixel = ({ host, projectId }: Target): Snippet => ({
  id: 'pixel',
  label: words.trackers.pixel,
  note: words.notes.pixel,
  pieces: [
    {
      title: 'HTML',
      code: `<script>
  new Image().src = ${text(`${host}/-/collector/i?`)} + new URLSearchParams({
    aid: ${text(String(projectId))}, p: "web", e: "pv", tv: "image-1.0.0",
    eid: URL.createObjectURL(new Blob()).slice(-36), // a fresh UUID
    url: location.href, refr: document.referrer,
  });
</script>`,
    },
    {
      title: words.pieces.terminal,
      code: `curl ${quoted(`${host}/-/collector/i`)} -o /dev/null -G \\
  -d aid=${projectId} -d p=web -d e=pv -d tv=curl-1.0.0 \\
  -d eid="$(uuidgen || cat /proc/sys/kernel/random/uuid)" \\
  --data-urlencode url=https://example.com/`,
    },
  ],
})

// A host is a URL that the server has checked; a quote in it would end the shell's.
const quoted = (url: string) => `'${url.replaceAll("'", '%27')}'`
