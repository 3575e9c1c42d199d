const REFUSALS = new Set([409, 422])
const WRONG = "[aria-invalid=true]"
const FIELDS = "[autofocus], .input, input:not([type=hidden]), select"

/**
 * A form that opened in a frame of its page (`<form data-draft>`) and was refused is shown again
 * there, with the reason, rather than as a page of its own.
 */
export function showRefusalsInPlace() {
  addEventListener("turbo:before-fetch-response", (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-draft]")) return
    const frame = form.closest("turbo-frame:not(#modal)")
    if (frame) showRefusal(event, frame, frame.id)
  })
}

/**
 * Fill a place of this page with what a refused form was answered with: the part of that page that
 * has the given id, or all that it has to say.
 *
 * @param {Event} event of Turbo, before it takes the answer
 * @param {Element} place
 * @param {string} [part]
 */
export async function showRefusal(event, place, part = "content") {
  const { response } = /** @type {CustomEvent} */ (event).detail.fetchResponse
  if (!REFUSALS.has(response.status)) return
  event.preventDefault()
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const again = page.getElementById(part) ?? page.getElementById("content")
  place.replaceChildren(...(again?.childNodes ?? []))
  focusField(place)
}

/**
 * Put the cursor where typing goes on: into the first field that is wrong, or else the first of all.
 *
 * @param {Element} place
 */
export function focusField(place) {
  const field = place.querySelector(WRONG) ?? place.querySelector(FIELDS)
  if (field instanceof HTMLElement) field.focus()
}
