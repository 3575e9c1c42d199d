/**
 * Buttons with `command` and `commandfor` open and close dialogs. Browsers that know them need no
 * help; for the others this listener does the same.
 */
export function answerCommands() {
  if ("command" in HTMLButtonElement.prototype) return
  addEventListener("click", obey)
}

/** @param {Event} event */
function obey(event) {
  const button = /** @type {Element} */ (event.target).closest("button[commandfor]")
  const dialog = document.getElementById(button?.getAttribute("commandfor") ?? "")
  if (!(dialog instanceof HTMLDialogElement)) return
  if (button?.getAttribute("command") === "close") dialog.close()
  else dialog.showModal()
}
