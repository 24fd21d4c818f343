import type { FieldKind } from './instance'

/** How an attribute of the instance is shown. */
export interface Attribute {
  name: string
  kind: FieldKind
  label: string
  hint?: string
}

export interface AttributeGroup {
  title: 'product' | 'collection' | 'clickhouse' | 'cube' | 'jitsu'
  attributes: readonly Attribute[]
}

/** The attributes there are to set, by the names the API has for them; notes come from the server. */
export const ATTRIBUTE_GROUPS: readonly AttributeGroup[] = [
  {
    title: 'product',
    attributes: [
      {
        name: 'product_analytics_enabled',
        kind: 'switch',
        label: 'Enable product analytics',
        hint: 'Off: nothing is collected and nothing is shown, in all projects.',
      },
      {
        name: 'allow_local_requests_from_web_hooks_and_services',
        kind: 'switch',
        label: 'Let projects name local addresses',
        hint: 'A project’s own Cube may then be in the network of this server.',
      },
    ],
  },
  {
    title: 'collection',
    attributes: [
      {
        name: 'product_analytics_data_collector_host',
        kind: 'url',
        label: 'Collector host',
        hint: 'Where trackers send events, as http:// or https://. Empty: this server.',
      },
      {
        name: 'product_analytics_events_per_minute',
        kind: 'number',
        label: 'Events per minute',
        hint: 'How many a project may send in a minute. 0: no limit.',
      },
      {
        name: 'product_analytics_monthly_events',
        kind: 'number',
        label: 'Events per month',
        hint: 'How many a project may send in a month (UTC). 0: no limit.',
      },
    ],
  },
  {
    title: 'clickhouse',
    attributes: [
      {
        name: 'product_analytics_clickhouse_connection_string',
        kind: 'url',
        label: 'ClickHouse URL',
        hint: 'Such as https://user:password@host:8123.',
      },
    ],
  },
  {
    title: 'cube',
    attributes: [
      {
        name: 'cube_api_base_url',
        kind: 'url',
        label: 'Cube API URL',
        hint: 'Questions are sent there instead of being answered here. Empty: this server answers.',
      },
      {
        name: 'cube_api_key',
        kind: 'secret',
        label: 'Cube API key',
        hint: 'Signs the questions that are sent there.',
      },
    ],
  },
  {
    title: 'jitsu',
    attributes: [
      { name: 'jitsu_host', kind: 'url', label: 'Jitsu host' },
      { name: 'jitsu_project_xid', kind: 'text', label: 'Jitsu project ID' },
      {
        name: 'jitsu_administrator_email',
        kind: 'email',
        label: 'Jitsu administrator email',
      },
      {
        name: 'jitsu_administrator_password',
        kind: 'secret',
        label: 'Jitsu administrator password',
      },
    ],
  },
]
