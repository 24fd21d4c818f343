import { strings } from '../strings'
import { empty, type Category, type ChartData, type Series } from './chart'

/** The same chart of other days. */
export interface Earlier {
  chart: ChartData
  /** As they are called: "1 – 7 Nov 2026". */
  days: string
}

/**
 * A chart with those it is compared with laid over it, in the same colours. The first day lies on the
 * first day, the second on the second, whatever days they are.
 */
export function laidOver(chart: ChartData, days: string, all: Earlier[]): ChartData {
  const isOnly = chart.series.length <= 1
  const named = (one: Series, days: string) => ({
    ...one,
    name: isOnly ? days : strings.chart.during(one.name, days),
  })
  const categories = [...chart.categories]
  const series = all.flatMap((earlier) =>
    placed(earlier.chart, categories).map((one) => ({
      ...named(one, earlier.days),
      mark: chart.series.find(({ name }) => name === one.name)?.mark ?? one.mark,
      isEarlier: true,
    })),
  )
  const now = chart.series.map((one) => named(one, days))
  return { ...chart, categories, series: [...now, ...series] }
}

/** Values where the categories of the whole have them; what these lack is added to them. */
function placed({ isTime, series, categories: own }: ChartData, all: Category[]): Series[] {
  if (isTime) {
    all.push(...own.slice(all.length))
    return series
  }
  const places = own.map((category) => {
    const at = all.findIndex(({ full }) => full === category.full)
    return at < 0 ? all.push(category) - 1 : at
  })
  return series.map((one) => {
    const moved = empty(one.name, all.length, one.mark)
    places.forEach((place, index) => {
      moved.values[place] = one.values[index] ?? null
      moved.texts[place] = one.texts[index] ?? ''
    })
    return moved
  })
}
