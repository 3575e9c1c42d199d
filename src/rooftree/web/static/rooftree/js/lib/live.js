import { StreamActions, session } from "@hotwired/turbo"

/**
 * Live pages. The stream says only "something changed"; when and whether to read the page again is
 * decided here: not while a card is in the hand, a form on its way or the page hidden, after a random
 * moment, and at most once a second. What was missed is caught up with.
 */
export function followLive() {
  const actions = /** @type {Record<string, (this: Element) => void>} */ (
    /** @type {unknown} */ (StreamActions)
  )
  actions.refresh = function () {
    request(this.getAttribute("request-id"))
  }
  addEventListener("turbo:visit", () => {
    isWanted = false
  })
  addEventListener("turbo:submit-start", holdForForm)
  addEventListener("turbo:submit-end", () => release("form"))
  document.addEventListener("visibilitychange", seen)
  setInterval(mendStream, MEND_EVERY)
}

const JITTER = 100 // spreads one person's windows; the server spreads a crowd over half a second
const PAUSE = 1000
const MEND_EVERY = 4000
const REST_AFTER = 60_000

const holds = /** @type {Set<string>} */ (new Set())
let isWanted = false
let timer = 0
let restTimer = 0
let lastRefresh = 0

/**
 * Keep the page as it is until `release` is called with the same name.
 * @param {string} name
 */
export function hold(name) {
  holds.add(name)
}

/** @param {string} name */
export function release(name) {
  holds.delete(name)
  plan()
}

/** Read the page again as soon as nothing is in the way. */
export function lookAgain() {
  isWanted = true
  plan()
}

/** Turbo drops a form's answer when a visit begins, and a visit under way when a form is sent. */
function holdForForm() {
  if (turbo().navigator.currentVisit) isWanted = true
  hold("form")
}

/** @param {string | null} requestId The request that caused the change; our own are known already. */
function request(requestId) {
  if (requestId && turbo().recentRequests.has(requestId)) return
  lookAgain()
}

function plan() {
  if (!isWanted || timer || holds.size || document.hidden) return
  const pause = lastRefresh + PAUSE - Date.now()
  timer = window.setTimeout(refresh, Math.max(Math.random() * JITTER, pause))
}

function refresh() {
  timer = 0
  if (holds.size || document.hidden) return
  // A visit under way may have read the page before the change.
  if (turbo().navigator.currentVisit) return plan()
  lastRefresh = Date.now()
  // Turbo's own `refresh` would wait again, and then no longer know what is held.
  turbo().visit(document.baseURI, { action: "replace", shouldCacheSnapshot: false, refresh: {} })
}

/** A hidden page gives its connection back after a while; the server tells what it missed. */
function seen() {
  clearTimeout(restTimer)
  if (document.hidden) {
    restTimer = window.setTimeout(() => stream()?.streamSource?.close(), REST_AFTER)
    return
  }
  mendStream()
  plan()
}

/** A browser gives up on a stream that was answered with an error, as by a proxy during a restart. */
function mendStream() {
  const element = stream()
  if (document.hidden || element?.streamSource?.readyState !== EventSource.CLOSED) return
  element.replaceWith(element.cloneNode())
}

function stream() {
  return /** @type {Element & { streamSource: EventSource | null } | null} */ (
    document.querySelector("turbo-stream-source")
  )
}

/**
 * What Turbo's session offers beyond its published types.
 * @typedef {object} Session
 * @property {Set<string>} recentRequests
 * @property {{ currentVisit?: unknown }} navigator
 * @property {(url: string, options: object) => void} visit
 */

function turbo() {
  return /** @type {Session} */ (/** @type {unknown} */ (session))
}
