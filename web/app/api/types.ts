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
  http_url_to_repo?: string
  default_branch?: string
  /** What who asks may do: 10 Guest to 50 Owner. */
  access_level: number
}

/** An event's non-empty columns; times are UTC, "2026-11-21 21:50:00.123". */
export type Event = { event_id: string } & Record<string, unknown>

/** What is wrong in a definition, and where; lines and columns count from 1. */
export interface Problem {
  severity: 'error' | 'warning'
  /** What it is a breach of, as docs/dashboards.md names it. */
  rule?: string
  file: string
  line: number
  column: number
  message: string
  /** What is probably meant, or what to do; may be empty. */
  hint: string
}

/** What a project's definitions can be looked at: the commits are the latest of the default branch. */
export interface Refs {
  default_branch: string
  branches: NamedCommit[]
  tags: NamedCommit[]
  commits: NamedCommit[]
}

export interface NamedCommit {
  name: string
  commit: string
  /** The first line of its message. */
  title: string
}

/** A file of definitions as it stands at its commit. */
export interface Source {
  path: string
  yaml: string
}

export interface DashboardSummary {
  slug: string
  title: string
  description?: string | null
  status?: 'beta' | 'experiment' | null
  user_defined: boolean
  /** The messages of those problems that are errors. */
  errors?: string[] | null
  problems?: Problem[]
  /** The commit of its file; of what is built in, the program's version. */
  commit?: string | null
  path?: string
}

export interface Dashboard extends DashboardSummary {
  gridHeight?: 'default' | 'compact' | null
  filters?: Filters | null
  panels: Panel[]
  source?: Source
  /** The text of each file that a panel's visualization stands in, by path. */
  sources?: Record<string, string>
}

export interface Filters {
  dateRange?: {
    enabled?: boolean
    numberOfDaysLimit?: number | null
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
  minWidth?: number
  minHeight?: number
  maxWidth?: number
  maxHeight?: number
}

export interface Panel {
  title: string
  gridAttributes: GridAttributes
  queryOverrides?: Partial<Query> | null
  options?: VisualizationOptions | null
  tooltip?: Tooltip | null
  visualization: Visualization
}

/** `%{linkStart}` and `%{linkEnd}` in the description enclose the words of the link. */
export interface Tooltip {
  description: string
  descriptionLink?: string
}

export interface Visualization {
  slug: string
  type: string
  options?: VisualizationOptions | null
  data?: { type: string; query: Query }
  errors?: string[] | null
  problems?: Problem[]
  user_defined?: boolean
  commit?: string | null
  source?: Source | null
}

export interface Axis {
  name?: string
  type?: string
  min?: number
  max?: number
}

/** What files may say about a drawing; each drawing reads what means something to it. */
export interface VisualizationOptions {
  xAxis?: Axis
  yAxis?: Axis
  chartTooltip?: ChartTooltip
  includeLegendAvgMax?: boolean
  stacked?: string
  presentation?: 'stacked' | 'tiled'
  links?: Link[]
  refetchOnSort?: boolean
  fixed?: boolean
  responsive?: boolean
  decimalPlaces?: number
  unit?: string
  metaText?: string
  metaIcon?: string
  titleIcon?: string
}

/** What is said where a chart is pointed at. */
export interface ChartTooltip {
  titleFormatter?: 'DATE' | 'TITLE_CASE' | 'VALUE_ONLY'
  valueUnit?: string
  /** More values of the same row, by member or its last part. */
  contextualData?: { key: string; label?: string; unit?: string }[]
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
  /** Several ranges: an answer for each. */
  compareDateRange?: (string | string[])[]
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
  /** How many rows there are beyond its limit, where the query asks for that. */
  total?: number | null
  /** The answers about the other ranges of a comparison. */
  compared?: Answer[]
}

export type Row = Record<string, string | number | boolean | null>
