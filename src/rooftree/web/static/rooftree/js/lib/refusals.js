const REFUSALS = new Set([409, 422])

/**
 * A form that opened in a frame of its page (`<form data-draft>`) and was refused is shown again
 * there, with the reason, rather than as a page of its own.
 */
export function showRefusalsInPlace() {
  addEventListener("turbo:before-fetch-response", showAgain)
}

/** @param {Event} event */
async function showAgain(event) {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-draft]")) return
  const frame = form.closest("turbo-frame:not(#modal)")
  const { response } = /** @type {CustomEvent} */ (event).detail.fetchResponse
  if (!frame || !REFUSALS.has(response.status)) return
  event.preventDefault()
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const again = page.getElementById(frame.id)
  if (again) frame.replaceChildren(...again.childNodes)
  const first = frame.querySelector("[aria-invalid=true], .input")
  if (first instanceof HTMLElement) first.focus()
}
