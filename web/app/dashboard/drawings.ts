import { defineAsyncComponent, type Component } from 'vue'
import ChartTable from './ChartTable.vue'
import DataTable from './DataTable.vue'
import SingleStat from './SingleStat.vue'

/** How a type of visualization is drawn. */
export interface Drawing {
  component: Component
  /** The same numbers as a table, where the drawing is not one. */
  table?: Component
  /** Says something even when the answer has no rows. */
  neverEmpty?: boolean
}

/** A type is added by a component and a line here. Charts arrive apart from the numbers. */
export const DRAWINGS: Record<string, Drawing> = {
  LineChart: {
    component: defineAsyncComponent(() => import('./LineChart.vue')),
    table: ChartTable,
  },
  ColumnChart: {
    component: defineAsyncComponent(() => import('./ColumnChart.vue')),
    table: ChartTable,
  },
  DataTable: { component: DataTable },
  SingleStat: { component: SingleStat, neverEmpty: true },
}
