import * as Turbo from "@hotwired/turbo"

/**
 * Sends through Turbo, so that the refresh caused by our own change is known as ours. The published
 * types lack `fetch`.
 */
const turboFetch = /** @type {typeof fetch} */ (
  /** @type {unknown} */ (/** @type {Record<string, unknown>} */ ({ ...Turbo }).fetch)
)

/**
 * Posts a form and says whether the server took it. A redirect means yes and is not followed; a
 * refusal's reason is read from the page's `role=alert`.
 * @param {string} url
 * @param {FormData | URLSearchParams} body
 * @returns {Promise<{ ok: boolean, reason: string }>}
 */
export async function post(url, body) {
  try {
    const response = await send(url, body, "manual")
    if (response.ok || response.type === "opaqueredirect") return { ok: true, reason: "" }
    return { ok: false, reason: reasonIn(await response.text()) }
  } catch {
    return { ok: false, reason: "" }
  }
}

/**
 * Posts and returns the answer as it is.
 * @param {string} url
 * @param {FormData | URLSearchParams} body
 * @param {RequestRedirect} redirect
 */
export function send(url, body, redirect = "follow") {
  const token = document.querySelector("meta[name=csrf-token]")?.getAttribute("content") ?? ""
  return turboFetch(url, { method: "POST", body, redirect, headers: { "X-CSRFToken": token } })
}

/**
 * Reads a fragment of HTML.
 * @param {string} url
 * @param {Record<string, string>} query
 * @param {AbortSignal} [signal]
 */
export async function fragment(url, query, signal) {
  const address = new URL(url, document.baseURI)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  const response = await fetch(address, {
    signal: signal ?? null,
    headers: { Accept: "text/html" },
  })
  return response.ok ? response.text() : ""
}

/** @param {string} html */
function reasonIn(html) {
  const page = new DOMParser().parseFromString(html, "text/html")
  return page.querySelector("[role=alert]")?.textContent?.trim().replace(/\s+/g, " ") ?? ""
}
