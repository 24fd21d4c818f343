import { nextTick, watch } from 'vue'
import { createRouter, createWebHistory, type RouteLocation } from 'vue-router'
import { knownSession, session } from './api/session'
import NotFound from './pages/NotFound.vue'
import { strings } from './strings'

const home = '/:namespace([^-/][^/]*)/:name'
const project = `${home}/-`

// The project's path, for pages that are about one.
const ofProject = ({ params }: RouteLocation) => ({
  project: `${String(params.namespace)}/${String(params.name)}`,
  ...(params.slug && { slug: String(params.slug) }),
})

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  routes: [
    {
      path: '/',
      name: 'projects',
      component: () => import('./pages/Projects.vue'),
      meta: { title: strings.projects.title },
    },
    {
      path: '/-/sign_in',
      name: 'sign-in',
      component: () => import('./pages/SignIn.vue'),
      meta: { title: strings.signIn.title, open: true },
    },
    {
      path: home,
      redirect: ({ params }) => ({ name: 'dashboards', params }),
    },
    {
      path: `${project}/product_analytics/events`,
      name: 'events',
      component: () => import('./pages/Events.vue'),
      props: ofProject,
      meta: { title: strings.events.title },
    },
    {
      path: `${project}/product_analytics/bad_rows`,
      name: 'bad-rows',
      component: () => import('./pages/BadRows.vue'),
      props: ofProject,
      meta: { title: strings.nav.badRows },
    },
    {
      path: `${project}/product_analytics/graphs`,
      name: 'graphs',
      component: () => import('./pages/Graphs.vue'),
      props: ofProject,
      meta: { title: strings.nav.graphs },
    },
    {
      path: `${project}/product_analytics/test`,
      name: 'test',
      component: () => import('./pages/Test.vue'),
      props: ofProject,
      meta: { title: strings.nav.test },
    },
    {
      path: `${project}/product_analytics/setup`,
      name: 'setup',
      component: () => import('./pages/Setup.vue'),
      props: ofProject,
      meta: { title: strings.nav.setup },
    },
    {
      path: `${project}/analytics/dashboards`,
      name: 'dashboards',
      component: () => import('./pages/Dashboards.vue'),
      props: ofProject,
      meta: { title: strings.dashboards.title },
    },
    {
      path: `${project}/analytics/dashboards/:slug`,
      name: 'dashboard',
      component: () => import('./pages/Dashboard.vue'),
      props: ofProject,
      meta: { title: strings.dashboards.title },
    },
    {
      path: `${project}/analytics/funnels`,
      name: 'funnels',
      component: () => import('./pages/Funnels.vue'),
      props: ofProject,
      meta: { title: strings.nav.funnels },
    },
    {
      path: `${project}/analytics/funnels/:slug`,
      name: 'funnel',
      component: () => import('./pages/Funnel.vue'),
      props: ofProject,
      meta: { title: strings.nav.funnels },
    },
    {
      path: `${project}/settings/:slug?`,
      name: 'settings',
      component: () => import('./pages/ProjectSettings.vue'),
      props: ofProject,
      meta: { title: strings.nav.settings },
    },
    {
      path: '/-/profile',
      name: 'profile',
      component: () => import('./pages/Profile.vue'),
      meta: { title: strings.nav.profile },
    },
    {
      path: '/projects/new',
      name: 'new-project',
      component: () => import('./pages/NewProject.vue'),
      meta: { title: strings.projects.create },
    },
    {
      path: '/admin/:section(.*)',
      name: 'admin',
      component: () => import('./pages/Admin.vue'),
      props: true,
      meta: { title: strings.nav.admin },
    },
    { path: '/admin', redirect: '/admin/application_settings/general' },
    {
      path: '/:rest(.*)*',
      name: 'not-found',
      component: NotFound,
      meta: { title: strings.errors.notFound },
    },
  ],
})

const signIn = (redirect: string) => ({
  name: 'sign-in',
  query: redirect === '/' ? {} : { redirect },
})

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  // A server that does not answer is the page's to report: it will ask as well.
  const known = await knownSession().catch(() => undefined)
  return known === null ? signIn(to.fullPath) : true
})

router.afterEach(async (to, from) => {
  nameWindow(to.meta.title as string)
  if (to.path === from.path || from.matched.length === 0) return
  // Whoever reads by keyboard or ear starts at the new page, not where the old one's link was.
  await nextTick()
  document.getElementById('content')?.focus({ preventScroll: true })
})

// A session that ended while a page was open: back to it after signing in.
watch(session, (now, before) => {
  const { meta, fullPath } = router.currentRoute.value
  if (before && now === null && !meta.open) void router.push(signIn(fullPath))
})

/** What the window, the tab and the history call a page. */
export function nameWindow(...names: string[]): void {
  document.title = [...names, strings.product].join(' · ')
}
