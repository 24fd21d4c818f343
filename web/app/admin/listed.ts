import { computed, watch } from 'vue'
import { useRoute } from 'vue-router'
import { askSignedIn } from '../api/session'
import { fetched } from '../parts/fetched'

/** Entries of a list on one page. */
const SIZE = 20

/** A list of the API, of which the page is shown that the address names; page 1 where it names none. */
export function listed<T>(path: string) {
  const route = useRoute()
  const page = computed(() => Math.max(1, Math.trunc(Number(route.query.page)) || 1))
  const list = fetched((signal) => entries<T>(path, page.value, signal))
  watch(page, list.again)
  return { page, list }
}

async function entries<T>(path: string, page: number, signal: AbortSignal) {
  const asked = `${path}?page=${page}&per_page=${SIZE}`
  const { body, headers } = await askSignedIn<T[]>(asked, { signal })
  const total = Number(headers.get('X-Total') ?? body.length)
  return { entries: body, pages: Math.max(1, Math.ceil(total / SIZE)) }
}
