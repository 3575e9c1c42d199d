/**
 * Keeps a page refresh away from unsaved work: a field that somebody has typed into, a frame in
 * which a form is open for editing (`<form data-draft>`), an open dialog, menu or list of
 * suggestions, and a message that has not been read yet.
 */
export function shieldUnsavedWork() {
  addEventListener("turbo:before-morph-element", shieldElement)
  addEventListener("turbo:before-morph-attribute", shieldAttribute)
  addEventListener("turbo:submit-end", noteSent)
  addEventListener("turbo:render", showAnew)
  addEventListener("input", noteTyped)
}

/** Forms whose content the server has taken: their fields may be refreshed again. */
const sent = /** @type {WeakSet<Element>} */ (new WeakSet())

/** The form that was taken last, until the page that followed is shown. */
let taken = /** @type {HTMLFormElement | null} */ (null)

/** The form that was refused last, until the page that says why is shown. */
let refused = /** @type {HTMLFormElement | null} */ (null)

/** @param {Element} element */
export function isUnsaved(element) {
  const form = element.closest("form")
  if (form && sent.has(form)) return false
  if (element instanceof HTMLTextAreaElement) return element.value !== element.defaultValue
  if (element instanceof HTMLSelectElement) return hasOtherChoice(element)
  if (element instanceof HTMLInputElement) return isTouched(element)
  return false
}

/** @param {Event} event */
function shieldElement(event) {
  const element = /** @type {Element} */ (event.target)
  const { newElement } = /** @type {CustomEvent} */ (event).detail
  if (isUnsaved(element) || isInUse(element) || (!newElement && isKept(element))) {
    event.preventDefault()
  }
}

/** @param {Event} event */
function shieldAttribute(event) {
  const element = /** @type {Element} */ (event.target)
  const { attributeName } = /** @type {CustomEvent} */ (event).detail
  if (attributeName === "open" && element.localName === "details") event.preventDefault()
}

/** @param {Event} event */
function noteSent(event) {
  const { success, fetchResponse } = /** @type {CustomEvent} */ (event).detail
  if (!fetchResponse) return
  const form = /** @type {HTMLFormElement} */ (event.target)
  sent.add(form)
  if (success) taken = form
  else refused = form
}

/**
 * A form that was taken and stands on the next page, too, shows what the server now says. One that
 * was refused stands there with what was typed, and is shielded again.
 */
function showAnew() {
  if (taken?.isConnected && sent.has(taken)) taken.reset()
  if (refused) sent.delete(refused)
  taken = refused = null
}

/** @param {Event} event */
function noteTyped(event) {
  const form = /** @type {Element} */ (event.target).closest("form")
  if (form) sent.delete(form)
}

/** @param {HTMLInputElement} input */
function isTouched(input) {
  if (input.type === "hidden") return false
  if (input.type === "file") return input.value !== ""
  if (input.type === "checkbox" || input.type === "radio") {
    return input.checked !== input.defaultChecked
  }
  return input.value !== input.defaultValue
}

/** @param {HTMLSelectElement} select */
function hasOtherChoice(select) {
  const options = [...select.options]
  const first = options.some((option) => option.defaultSelected)
  if (!first && !select.multiple) return select.selectedIndex > 0
  return options.some((option) => option.selected !== option.defaultSelected)
}

/** @param {Element} element */
function isInUse(element) {
  if (element.localName === "dialog") return element.hasAttribute("open")
  if (element.hasAttribute("popover")) return element.matches(":popover-open")
  if (element.localName === "turbo-frame") return hasOpenForm(element)
  return (
    element.classList.contains("combobox") && element.querySelector("[aria-expanded=true]") !== null
  )
}

/**
 * Whether a form is open for editing in a frame itself, not in a frame within it, and not sent yet.
 * @param {Element} frame
 */
function hasOpenForm(frame) {
  const forms = [...frame.querySelectorAll("form[data-draft]")]
  return forms.some((form) => form.closest("turbo-frame") === frame && !sent.has(form))
}

/**
 * Whether something that the new page lacks stays all the same.
 * @param {Element} element
 */
function isKept(element) {
  return element.classList.contains("toast") || element.parentElement?.localName === "text-expander"
}
