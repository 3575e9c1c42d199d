import { Controller } from "@hotwired/stimulus"
import { fragment } from "../lib/http.js"

/**
 * Suggests people after "@" and items after "#" in a text.
 *
 *     <text-expander keys="@ #" data-controller="mention" data-mention-url-value="/w/acme/mentions">
 *       <textarea></textarea>
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  static values = { url: String }

  connect() {
    this.element.addEventListener("text-expander-change", this.#suggest)
    this.element.addEventListener("text-expander-value", this.#choose)
    this.element.addEventListener("text-expander-committed", this.#tell)
  }

  disconnect() {
    this.element.removeEventListener("text-expander-change", this.#suggest)
    this.element.removeEventListener("text-expander-value", this.#choose)
    this.element.removeEventListener("text-expander-committed", this.#tell)
  }

  /** @param {Event} event */
  #suggest = (event) => {
    const { key, text, provide } = /** @type {CustomEvent} */ (event).detail
    provide(this.#find(key, text))
  }

  /** @param {Event} event */
  #choose = (event) => {
    const { detail } = /** @type {CustomEvent} */ (event)
    detail.value = detail.item.dataset.value
  }

  /** @param {Event} event */
  #tell = (event) => {
    const { input } = /** @type {CustomEvent} */ (event).detail
    input?.dispatchEvent(new Event("input", { bubbles: true }))
  }

  /**
   * @param {string} kind
   * @param {string} text
   */
  async #find(kind, text) {
    const list = document.createElement("ul")
    list.setAttribute("role", "listbox")
    list.innerHTML = await fragment(this.data.get("url-value") ?? "", { kind, q: text })
    return { matched: list.querySelector("[role=option]") !== null, fragment: list }
  }
}
