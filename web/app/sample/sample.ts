import { onScopeDispose, ref, shallowRef } from 'vue'
import { wasCancelled } from '../api/http'
import { events } from '../api/projects'
import type { Event } from '../api/types'
import { sampleTracker } from './tracker'
import { words } from './strings'

/** Milliseconds between two looks for the event, and after how many it is called late. */
const LOOK_EVERY = 500
const LATE_AFTER = 15_000

/** What went wrong, in words. */
interface Problem {
  title: string
  text: string
}

/** A sample event on its way: from the tracker on this page to the project's list. */
export function sample(project: string, appId: string) {
  const eventId = ref('')
  const event = shallowRef<Event>()
  const seconds = ref('')
  const problem = shallowRef<Problem>()
  const gone = new AbortController()
  let sentAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const send = sampleTracker(appId, {
    tracked(id) {
      eventId.value = id
      sentAt = performance.now()
      timer = setTimeout(look, LOOK_EVERY)
    },
    blocked: () => (problem.value = { title: words.failed, text: words.blocked }),
    refused(status) {
      const text = status ? words.refused(String(status)) : words.unreachable
      problem.value = { title: words.failed, text }
    },
  })

  async function look() {
    const asked = eventId.value
    try {
      const { events: newest } = await events(project, 1, gone.signal)
      if (asked !== eventId.value || gone.signal.aborted) return
      event.value = newest.find(({ event_id }) => event_id === asked)
    } catch (reason) {
      if (wasCancelled(reason)) return
    }
    const waited = performance.now() - sentAt
    if (event.value) {
      seconds.value = (waited / 1000).toFixed(1)
      problem.value = undefined
      return
    }
    if (waited > LATE_AFTER && !problem.value) {
      problem.value = { title: words.late, text: words.lateHint }
    }
    timer = setTimeout(look, LOOK_EVERY)
  }

  function again() {
    clearTimeout(timer)
    eventId.value = ''
    event.value = undefined
    problem.value = undefined
    send()
  }

  onScopeDispose(() => {
    clearTimeout(timer)
    gone.abort()
  })
  again()
  return { eventId, event, seconds, problem, again }
}
