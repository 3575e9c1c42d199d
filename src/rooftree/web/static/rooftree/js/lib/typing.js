/**
 * Whether keys pressed here are text or belong to the element.
 * @param {EventTarget | null} target
 */
export function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button"].includes(target.type)
  return (
    target.isContentEditable || ["textarea", "select", "text-expander"].includes(target.localName)
  )
}
