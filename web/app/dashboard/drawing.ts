import type { EChartsCoreOption } from 'echarts/core'
import type { VisualizationOptions } from '../api/types'
import { formatCompact } from '../format/numbers'
import type { ChartData, Series } from './chart'

/** What the pages' tokens say, as a canvas understands it. */
export interface Colours {
  marks: string[]
  ink: string
  line: string
  surface: string
  font: string
}

export type Kind = 'line' | 'bar'

/** How ECharts is to draw it. Legend, pointer and description are HTML. */
export function drawing(
  kind: Kind,
  chart: ChartData,
  options: VisualizationOptions,
  colours: Colours,
): EChartsCoreOption {
  const marks = colours.marks
  return {
    animationDuration: 250,
    animationDurationUpdate: 250,
    aria: { enabled: true, label: { enabled: false }, decal: { show: chart.series.length > 1 } },
    color: marks,
    textStyle: { fontFamily: colours.font },
    grid: { left: 4, right: 12, top: options.yAxis?.name ? 30 : 12, bottom: 4 },
    xAxis: horizontal(kind, chart, options, colours),
    yAxis: vertical(chart, options, colours),
    series: chart.series.flatMap((one, index): object[] => {
      const mark = marks[index % marks.length]!
      return kind === 'line' ? lines(one, chart, mark) : [columns(one, chart, mark, colours)]
    }),
  }
}

const labels = (colours: Colours) => ({ color: colours.ink, fontSize: 11.5, hideOverlap: true })

const axisName = (name: string | undefined, colours: Colours) => ({
  name: name ?? '',
  nameTextStyle: { color: colours.ink, fontSize: 11.5 },
})

function horizontal(
  kind: Kind,
  chart: ChartData,
  { xAxis }: VisualizationOptions,
  colours: Colours,
) {
  return {
    type: 'category',
    ...axisName(xAxis?.name, colours),
    nameLocation: 'middle',
    nameGap: 28,
    data: chart.categories.map(({ short }) => short),
    boundaryGap: kind === 'bar',
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.line } },
    axisLabel: {
      ...labels(colours),
      margin: 10,
      ...(kind === 'line' && { alignMinLabel: 'left', alignMaxLabel: 'right' }),
    },
  }
}

function vertical(chart: ChartData, { yAxis }: VisualizationOptions, colours: Colours) {
  const whole = chart.series.every(({ values }) =>
    values.every((value) => Number.isInteger(value ?? 0)),
  )
  return {
    type: 'value',
    ...axisName(yAxis?.name, colours),
    nameTextStyle: { color: colours.ink, fontSize: 11.5, align: 'left', padding: [0, 0, 2, 0] },
    nameLocation: 'end',
    min: yAxis?.min ?? 0,
    ...(yAxis?.max !== undefined && { max: yAxis.max }),
    ...(whole && { minInterval: 1 }),
    splitNumber: 4,
    splitLine: { lineStyle: { color: colours.line } },
    axisLabel: { ...labels(colours), formatter: formatCompact },
  }
}

/** One line, and a dashed one to the bucket that still fills. */
function lines({ name, values }: Series, chart: ChartData, mark: string) {
  const last = values.length - 1
  const line = {
    name,
    type: 'line',
    itemStyle: { color: mark },
    lineStyle: { width: 2, color: mark },
    symbol: 'circle',
    symbolSize: 6,
    showSymbol: values.length === 1,
    emphasis: { disabled: true },
  }
  const area = { color: mark, opacity: chart.series.length === 1 ? 0.09 : 0 }
  if (!chart.stillFills || last < 1) return [{ ...line, data: values, areaStyle: area }]
  return [
    { ...line, data: values.with(last, null), areaStyle: area },
    {
      ...line,
      data: values.map((value, index) => (index < last - 1 ? null : value)),
      lineStyle: { ...line.lineStyle, type: [4, 4] },
    },
  ]
}

/** One set of columns; the one that still fills is pale with a dashed edge. */
function columns({ name, values }: Series, chart: ChartData, mark: string, { surface }: Colours) {
  const style = { color: mark, borderRadius: [3, 3, 0, 0] }
  const filling = { ...style, opacity: 0.55, borderColor: surface, borderType: 'dashed' }
  const isFilling = (index: number) => chart.stillFills && index === values.length - 1
  return {
    name,
    type: 'bar',
    barMaxWidth: 36,
    barCategoryGap: '28%',
    data: values.map((value, index) => ({ value, itemStyle: isFilling(index) ? filling : style })),
  }
}
