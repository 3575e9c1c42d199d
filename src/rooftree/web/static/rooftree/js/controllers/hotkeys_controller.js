import { Controller } from "@hotwired/stimulus"
import { recall, remember } from "../lib/storage.js"
import { isTyping } from "../lib/typing.js"

/**
 * Single keys and "G then a letter". Whatever has `data-hotkey` is pressed by its key, first within
 * the current row or card, then on the page. Keys mean nothing while one types, with a modifier, or
 * in a dialog; and they can be switched off.
 *
 *     <body data-controller="hotkeys" data-action="keydown@document->hotkeys#press">
 *       <a data-hotkey="g b" href="…">Board</a>
 *       <tr data-list-item><a data-list-link href="…">…</a></tr>
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  static targets = ["switch"]

  /** @param {HTMLInputElement} box */
  switchTargetConnected(box) {
    box.checked = isOn()
  }

  /** @param {Event} event */
  toggle(event) {
    remember("hotkeys", /** @type {HTMLInputElement} */ (event.currentTarget).checked ? "" : "off")
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.defaultPrevented || event.isComposing || !isOn() || isTyping(event.target)) return
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]"))
      return
    const keys = sequence(event.key.length === 1 ? event.key.toLowerCase() : event.key)
    if (this.#act(keys)) event.preventDefault()
  }

  /** @param {string} keys */
  #act(keys) {
    if (keys === "?") return showHelp()
    if (keys === "j") return step(1)
    if (keys === "k") return step(-1)
    if (keys === "x") return pressIt(currentRow()?.querySelector(".table__box"))
    return pressIt(withHotkey(keys))
  }
}

// Kept beside the controllers: a page may be drawn anew between "G" and the letter.
let prefix = ""
let timer = 0

/** @param {string} key */
function sequence(key) {
  clearTimeout(timer)
  const keys = prefix ? `${prefix} ${key}` : key
  prefix = keys === "g" ? "g" : ""
  timer = window.setTimeout(() => {
    prefix = ""
  }, 1200)
  return keys
}

function isOn() {
  return recall("hotkeys") !== "off" && !document.body.hasAttribute("data-hotkeys-off")
}

function showHelp() {
  const help = document.getElementById("help")
  if (help instanceof HTMLDialogElement) help.showModal()
  return true
}

/** @param {number} by */
function step(by) {
  const rows = [...document.querySelectorAll("[data-list-item]")]
  const now = rows.indexOf(/** @type {Element} */ (currentRow()))
  const row = rows[now < 0 ? (by > 0 ? 0 : rows.length - 1) : now + by]
  const link = /** @type {HTMLElement | null | undefined} */ (
    row?.querySelector("[data-list-link]") ?? row?.querySelector("a, button")
  )
  link?.focus()
  row?.scrollIntoView({ block: "nearest", inline: "nearest" })
  return rows.length > 0
}

function currentRow() {
  return document.activeElement?.closest("[data-list-item]")
}

/** @param {string} keys */
function withHotkey(keys) {
  const selector = `[data-hotkey="${CSS.escape(keys)}"]`
  const everywhere = [...document.querySelectorAll(selector)]
  const free = everywhere.find((element) => !element.closest("[data-list-item]"))
  return currentRow()?.querySelector(selector) ?? free
}

/** @param {Element | null | undefined} element */
function pressIt(element) {
  if (!(element instanceof HTMLElement)) return false
  if (isTyping(element)) element.focus()
  else element.click()
  return true
}
