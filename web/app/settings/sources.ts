import { sourced } from '../admin/instance'
import { analytics } from '../api/projects'
import { askSignedIn } from '../api/session'
import type { Values } from '../forms/form'

const door = (project: string) => `${analytics(project)}/settings`

/** Where a project's events and questions go when not where the instance says. */
export const dataSources = async (project: string, signal?: AbortSignal) =>
  sourced((await askSignedIn<Values>(door(project), { signal })).body)

export const changeDataSources = async (project: string, changes: Values) =>
  sourced((await askSignedIn<Values>(door(project), { method: 'PUT', body: changes })).body)
