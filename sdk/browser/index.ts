export type { Footfall, Options, Properties } from './options.js'
export { footfall } from './tracker.js'
