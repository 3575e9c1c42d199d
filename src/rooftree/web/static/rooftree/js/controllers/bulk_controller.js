import { Controller } from "@hotwired/stimulus"
import { fill } from "../lib/announce.js"

/**
 * Rows chosen for a change in bulk. Shift and a click choose a range. CSS shows the bar while any
 * box is ticked.
 *
 *     <form data-controller="bulk" data-bulk-words-value="{count} chosen">
 *       <input type="checkbox" data-bulk-target="all" data-action="bulk#all">
 *       <input type="checkbox" data-bulk-target="box" data-action="click->bulk#mark"> …
 *       <span data-bulk-target="count"></span>
 *
 * @extends {Controller<HTMLFormElement>}
 */
export default class extends Controller {
  static targets = ["all", "box", "count"]
  static values = { words: String }

  /** @type {HTMLInputElement | null} */
  #last = null

  connect() {
    addEventListener("turbo:morph", this.#show)
    this.#show()
  }

  disconnect() {
    removeEventListener("turbo:morph", this.#show)
  }

  boxTargetDisconnected() {
    this.#show()
  }

  /** @param {MouseEvent} event */
  mark(event) {
    const box = /** @type {HTMLInputElement} */ (event.currentTarget)
    if (event.shiftKey && this.#last?.isConnected) this.#range(this.#last, box)
    this.#last = box
    this.#show()
  }

  /** @param {Event} event */
  all(event) {
    const { checked } = /** @type {HTMLInputElement} */ (event.currentTarget)
    for (const box of this.#boxes) box.checked = checked
    this.#show()
  }

  none() {
    for (const box of this.#boxes) box.checked = false
    this.#show()
  }

  /**
   * @param {HTMLInputElement} from
   * @param {HTMLInputElement} to
   */
  #range(from, to) {
    const places = [this.#boxes.indexOf(from), this.#boxes.indexOf(to)]
    const chosen = this.#boxes.slice(Math.min(...places), Math.max(...places) + 1)
    for (const box of chosen) box.checked = to.checked
  }

  #show = () => {
    const count = this.#boxes.filter((box) => box.checked).length
    for (const line of this.#targets("count")) line.textContent = fill(this.#words, { count })
    for (const all of this.#targets("all")) {
      const box = /** @type {HTMLInputElement} */ (all)
      box.checked = count > 0 && count === this.#boxes.length
      box.indeterminate = count > 0 && count < this.#boxes.length
    }
  }

  get #boxes() {
    return /** @type {HTMLInputElement[]} */ (this.#targets("box"))
  }

  get #words() {
    return this.data.get("words-value") ?? ""
  }

  /** @param {string} name */
  #targets(name) {
    return this.targets.findAll(name)
  }
}
