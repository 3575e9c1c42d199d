import { Controller } from "@hotwired/stimulus"
import { isUnsaved } from "../lib/unsaved.js"

/**
 * Asks before a page with unsent changes is left; a refresh leaves nothing.
 *
 *     <form data-controller="dirty" data-dirty-question-value="Leave without saving?">
 *
 * @extends {Controller<HTMLFormElement>}
 */
export default class extends Controller {
  static values = { question: String }

  #isSending = false

  connect() {
    addEventListener("beforeunload", this.#unload)
    addEventListener("turbo:before-visit", this.#visit)
    this.element.addEventListener("submit", this.#submit)
  }

  disconnect() {
    removeEventListener("beforeunload", this.#unload)
    removeEventListener("turbo:before-visit", this.#visit)
    this.element.removeEventListener("submit", this.#submit)
  }

  #submit = () => {
    this.#isSending = true
  }

  /** @param {Event} event */
  #unload = (event) => {
    if (this.#isDirty) event.preventDefault()
  }

  /** @param {Event} event */
  #visit = (event) => {
    const { url } = /** @type {CustomEvent} */ (event).detail
    if (url === document.baseURI || !this.#isDirty) return
    if (!confirm(this.data.get("question-value") ?? "")) event.preventDefault()
  }

  get #isDirty() {
    return !this.#isSending && [...this.element.elements].some(isUnsaved)
  }
}
