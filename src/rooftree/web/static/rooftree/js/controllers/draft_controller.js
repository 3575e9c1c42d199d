import { Controller } from "@hotwired/stimulus"
import { recall, remember } from "../lib/storage.js"

/**
 * Keeps unsent text in this browser until it is sent.
 *
 *     <div data-controller="draft" data-draft-name-value="comment:WEB-12">
 *       <textarea data-draft-target="text"></textarea>
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  static targets = ["text"]
  static values = { name: String }

  /** @type {HTMLFormElement | null} */
  #form = null

  connect() {
    this.#form = this.element.closest("form")
    this.element.addEventListener("input", this.#keep)
    this.#form?.addEventListener("turbo:submit-end", this.#drop)
    const kept = recall(this.#name)
    if (kept && this.#text.value === this.#text.defaultValue) this.#text.value = kept
  }

  disconnect() {
    this.element.removeEventListener("input", this.#keep)
    this.#form?.removeEventListener("turbo:submit-end", this.#drop)
  }

  #keep = () => {
    const { value, defaultValue } = this.#text
    remember(this.#name, value === defaultValue ? "" : value)
  }

  /** @param {Event} event */
  #drop = (event) => {
    if (/** @type {CustomEvent} */ (event).detail.success) remember(this.#name, "")
  }

  get #name() {
    return `draft:${this.data.get("name-value")}`
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.targets.find("text"))
  }
}
