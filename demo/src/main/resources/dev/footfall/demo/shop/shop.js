'use strict'

/*
 * The demo shop: draws its pages from products.json and tells a tracker what happens on them. The
 * folder it is served from is found from this script's own address, so that it may be anywhere.
 */

const folder = new URL('.', document.currentScript.src)
const page = location.pathname.slice(folder.pathname.length)
const euro = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' })
const at = (id) => document.getElementById(id)

/* ---- What is kept in the browser between pages ---- */

const kept = {
  get: (key, otherwise) => JSON.parse(localStorage.getItem(`fern-kettle-${key}`) ?? JSON.stringify(otherwise)),
  set: (key, value) => localStorage.setItem(`fern-kettle-${key}`, JSON.stringify(value)),
}

/* ---- The tracker ---- */

/** Calls wait in this list until the script has come and takes them over. */
function track(...call) {
  window.footfall.push(call)
}

function startTracking({ collector, app_id: appId }) {
  window.footfall = []
  const script = document.createElement('script')
  script.async = true
  script.src = `${collector}/footfall.js`
  Object.assign(script.dataset, { appId, consent: 'true' })
  script.onerror = () => say(`The tracker could not be loaded from ${script.src}`)
  readAlong(script.src)
  const user = kept.get('user', null)
  if (user) track('identify', user)
  document.head.append(script)
}

/* ---- What was sent ---- */

const kinds = { pv: 'page view', ue: 'custom event' }

/** Shows what goes from this page to the tracker's host, as soon as that has answered. */
function readAlong(tracker) {
  const send = window.fetch
  window.fetch = async (address, options) => {
    const answer = await send(address, options)
    if (options?.method === 'POST' && new URL(address).origin === new URL(tracker).origin) {
      if (answer.ok) JSON.parse(options.body).data.forEach(log)
      else say(`The collector did not take an event: ${answer.status}`)
    }
    return answer
  }
}

function log(event) {
  const line = document.createElement('li')
  line.dataset.eventId = event.eid
  const name = event.ue_pr && JSON.parse(event.ue_pr).data.data.name
  line.textContent = [new Date().toLocaleTimeString(), kinds[event.e] ?? event.e, name, event.eid]
    .filter(Boolean)
    .join(' · ')
  at('log').prepend(line)
  say('The collector has these events on disk:')
}

function say(text) {
  at('log-state').textContent = text
}

/* ---- Pages ---- */

function element(name, content, attributes = {}) {
  const made = document.createElement(name)
  made.append(content)
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
  return made
}

function picture(product) {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 120 120')
  svg.setAttribute('aria-hidden', 'true')
  svg.dataset.tone = product.tone
  const use = document.createElementNS(space, 'use')
  use.setAttribute('href', `${folder.pathname}shapes.svg#${product.shape}`)
  svg.append(use)
  return svg
}

function card(product) {
  const item = document.createElement('li')
  const shown = element('div', picture(product), { class: 'picture' })
  const link = element('a', product.name, { href: `${folder.pathname}products/${product.slug}`, id: product.slug })
  item.append(
    shown,
    element('h3', link),
    element('p', product.category, { class: 'quiet' }),
    element('p', euro.format(product.price), { class: 'price' }),
  )
  return item
}

function drawList(products) {
  const list = document.querySelector('[data-products]')
  list?.append(...products.slice(0, Number(list.dataset.products)).map(card))
}

function drawProduct(products) {
  const product = products.find(({ slug }) => page === `products/${slug}`)
  if (!product) return
  document.title = `${product.name} | Fern & Kettle`
  at('product-picture').append(picture(product))
  at('product-name').textContent = product.name
  at('product-category').textContent = product.category
  at('product-blurb').textContent = product.blurb
  at('product-price').textContent = euro.format(product.price)
  at('add-to-cart').addEventListener('click', () => addToCart(product))
}

function addToCart(product) {
  kept.set('cart', [...kept.get('cart', []), product.slug])
  showCount()
  at('added').textContent = `${product.name} is in your cart.`
  const { slug, category, price } = product
  track('track', 'add_to_cart', { product: slug, category, price })
}

function inCart(products) {
  return kept.get('cart', []).flatMap((slug) => products.filter((product) => product.slug === slug))
}

function sum(products) {
  return Math.round(products.reduce((total, { price }) => total + price, 0) * 100) / 100
}

function drawCart(products) {
  const chosen = inCart(products)
  if (at('lines')) {
    const lines = chosen.map((product) => {
      const line = element('li', element('span', product.name))
      line.append(element('span', euro.format(product.price)))
      return line
    })
    at('lines').append(...lines)
    at('to-checkout').hidden = chosen.length === 0
  }
  if (at('total')) {
    at('total').textContent = chosen.length === 0 ? 'Your cart is empty.' : `Total ${euro.format(sum(chosen))}`
  }
}

function drawPayment(products) {
  at('pay')?.addEventListener('click', () => {
    const items = inCart(products)
    const number = `FK-${Math.floor(100_000 + Math.random() * 900_000)}`
    kept.set('order', { number, total: sum(items), items: items.map(({ slug }) => slug) })
    kept.set('cart', [])
    location.assign(`${folder.pathname}thank-you`)
  })
}

/** The purchase is told where it is thanked for, once: a page that is left may not send it any more. */
function drawOrder() {
  if (page !== 'thank-you') return
  const order = kept.get('order', null)
  at('order').textContent = order
    ? `Your make-believe order ${order.number} over ${euro.format(order.total)} is on its way.`
    : 'There is no order to thank for yet.'
  if (!order || order.told) return
  kept.set('order', { ...order, told: true })
  track('track', 'purchase', {
    order_id: order.number,
    total: order.total,
    currency: 'EUR',
    items: order.items,
  })
}

function drawSignIn() {
  const button = at('sign-in')
  const show = () => {
    button.textContent = kept.get('user', null) ? `Sign out ${kept.get('user', null)}` : 'Sign in'
  }
  button.addEventListener('click', () => {
    const user = kept.get('user', null) ? null : `visitor-${Math.floor(1_000 + Math.random() * 9_000)}`
    kept.set('user', user)
    track('identify', user ?? undefined)
    if (user) track('track', 'sign_in', { method: 'make-believe' })
    show()
  })
  show()
}

function showCount() {
  at('cart-count').textContent = `(${kept.get('cart', []).length})`
}

async function json(name) {
  const answer = await fetch(new URL(name, folder))
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  return answer.json()
}

async function open() {
  const [products, config] = await Promise.all([json('products.json'), json('config.json')])
  drawList(products)
  drawProduct(products)
  drawCart(products)
  drawPayment(products)
  showCount()
  startTracking(config)
  drawSignIn()
  drawOrder()
}

open().catch((failure) => say(`This page could not be drawn: ${failure.message}`))
