import type { Component } from 'vue'
import type { VisualizationOptions } from '../api/types'
import AxisChart from './AxisChart.vue'
import FunnelChart from '../funnel/FunnelChart.vue'
import FunnelTable from '../funnel/FunnelTable.vue'
import BarChart from './BarChart.vue'
import ChartTable from './ChartTable.vue'
import DataTable from './DataTable.vue'
import type { Style } from './plot'
import SingleStat from './SingleStat.vue'

/** How a type of visualization is drawn. */
export interface Drawing {
  component: Component
  /** What else the component has to be told. */
  more?: (options: VisualizationOptions) => object
  /** The same numbers as a table, where the drawing is not one. */
  table?: Component
  /** Says something even when the answer has no rows. */
  neverEmpty?: boolean
}

const chart = (kind: Style['kind'], stacked: (options: VisualizationOptions) => boolean) => ({
  component: AxisChart,
  more: (options: VisualizationOptions): Style => ({ kind, stacked: stacked(options) }),
  table: ChartTable,
})

const ifAsked = ({ stacked, presentation }: VisualizationOptions) =>
  presentation ? presentation === 'stacked' : Boolean(stacked)

/** A type is added by a line here, and a component where none of these can draw it. */
export const DRAWINGS: Record<string, Drawing> = {
  LineChart: chart('line', () => false),
  AreaChart: chart('area', ifAsked),
  ColumnChart: chart('column', ifAsked),
  StackedColumnChart: chart('column', ({ presentation }) => presentation !== 'tiled'),
  BarChart: { component: BarChart, table: ChartTable },
  FunnelChart: { component: FunnelChart, table: FunnelTable },
  SingleStat: { component: SingleStat, neverEmpty: true },
  DataTable: { component: DataTable },
}
