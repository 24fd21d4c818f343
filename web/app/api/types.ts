// What the server sends, as far as the pages read it: interface.md, "API".

export interface Session {
  user: { id: number; username: string; name: string; admin: boolean }
  csrf_token: string
}

export interface Project {
  id: number
  path_with_namespace: string
  name: string
  app_id: string | null
  /** What who asks may do: 10 Guest to 50 Owner. */
  access_level: number
}

/** An event's non-empty columns; times are UTC, "2026-11-21 21:50:00.123". */
export type Event = { event_id: string } & Record<string, unknown>

export interface DashboardSummary {
  slug: string
  title: string
  description?: string | null
  user_defined: boolean
  errors?: string[] | null
  commit?: string | null
}

export interface Dashboard extends DashboardSummary {
  filters?: Filters | null
  panels: Panel[]
}

export interface Filters {
  dateRange?: {
    enabled?: boolean
    numberOfDaysLimit?: number
    options?: string[]
    defaultOption?: string
  }
  excludeAnonymousUsers?: { enabled?: boolean }
}

export interface GridAttributes {
  xPos?: number
  yPos?: number
  width: number
  height: number
}

export interface Panel {
  title: string
  gridAttributes: GridAttributes
  queryOverrides?: Partial<Query> | null
  options?: VisualizationOptions | null
  tooltip?: { description: string; descriptionLink?: string } | null
  visualization: Visualization
}

export interface Visualization {
  slug: string
  type: string
  options?: VisualizationOptions | null
  data?: { type: string; query: Query }
  errors?: string[] | null
}

export interface Axis {
  name?: string
  type?: string
  min?: number
  max?: number
}

export interface VisualizationOptions {
  xAxis?: Axis
  yAxis?: Axis
  links?: Link[]
  decimalPlaces?: number
  unit?: string
}

/** The `text` member is shown as a link; its address is the `href` members joined. */
export interface Link {
  text: string
  href: string | string[]
}

/** A question in Cube's query language, as far as we put it together; the rest passes through. */
export interface Query {
  measures?: string[]
  dimensions?: string[]
  segments?: string[]
  filters?: unknown[]
  timeDimensions?: TimeDimension[]
  [more: string]: unknown
}

export interface TimeDimension {
  dimension: string
  granularity?: string
  dateRange?: string | string[]
}

export interface Member {
  title: string
  shortTitle: string
  type: string
}

/** One answer: numbers are strings, times have no zone and are in the query's. */
export interface Answer {
  query: Query
  data: Row[]
  annotation: Record<
    'measures' | 'dimensions' | 'segments' | 'timeDimensions',
    Record<string, Member>
  >
}

export type Row = Record<string, string | number | boolean | null>
