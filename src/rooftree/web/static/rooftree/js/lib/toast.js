/**
 * Shows a failure at the foot of the page. The layout holds the markup as a template.
 * @param {string} text
 */
export function showFailure(text) {
  const template = /** @type {HTMLTemplateElement | null} */ (
    document.getElementById("toast-template")
  )
  const toast = template?.content.firstElementChild?.cloneNode(true)
  if (!(toast instanceof Element)) return
  const line = toast.querySelector(".toast__text")
  if (line) line.textContent = text
  document.getElementById("toasts")?.append(toast)
}
