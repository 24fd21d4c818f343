import {
  newTracker,
  type BrowserTracker,
  type TrackerConfiguration,
} from '@snowplow/browser-tracker'
import { run } from './commands'

/*
 * The protocol of Snowplow's tag: the page defines a function that keeps its calls in a list `q`,
 * pushes the function's name on GlobalSnowplowNamespace and loads this script. The script takes
 * over each list: what waits is done, trackers first, and every later push is done at once.
 */

type Callback = (this: Record<string, BrowserTracker>) => void

/** One call as the page made it: a command, then its arguments; or a function to call back. */
export type Call = ArrayLike<unknown>

/** The calls of one function on the page; its trackers are no other function's. */
export class Queue {
  private readonly trackers: Record<string, BrowserTracker> = {}

  constructor(waiting: Call[]) {
    const createsTracker = (call: Call) => call[0] === 'newTracker'
    this.push(...waiting.filter(createsTracker))
    this.push(...waiting.filter((call) => !createsTracker(call)))
  }

  /** Does the calls; one that fails is reported and the next goes on. */
  push(...calls: Call[]): void {
    for (const call of calls) {
      try {
        this.run(call)
      } catch (failure) {
        console.error('sp.js could not do', call[0], failure)
      }
    }
  }

  private run(call: Call): void {
    const [command, ...args] = Array.from(call)
    if (typeof command === 'function') {
      ;(command as Callback).apply(this.trackers)
      return
    }
    const [name = '', names] = String(command).split(':')
    if (name === 'newTracker') this.create(args)
    else run(name, args, names ? names.split(';') : Object.keys(this.trackers))
  }

  private create([id, endpoint, configuration]: unknown[]): void {
    const tracker = newTracker(String(id), String(endpoint), configuration as TrackerConfiguration)
    if (tracker) this.trackers[tracker.id] = tracker
  }
}
