import Combobox from "@github/combobox-nav"
import { Controller } from "@hotwired/stimulus"
import { fragment } from "../lib/http.js"

/**
 * A field with suggestions from the server. Whatever stands in the field is sent.
 *
 *     <span data-controller="combobox" data-combobox-url-value="/w/acme/suggestions">
 *       <input data-combobox-target="field" data-action="input->combobox#search …">
 *       <ul role="listbox" data-combobox-target="list" hidden></ul>
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  static targets = ["field", "list"]
  static values = { url: String }

  /** @type {Combobox | null} */
  #navigation = null
  #asked = new AbortController()

  disconnect() {
    this.close()
  }

  async search() {
    this.#asked.abort()
    this.#asked = new AbortController()
    try {
      const html = await fragment(this.#url, { q: this.#field.value }, this.#asked.signal)
      if (document.activeElement === this.#field) this.#open(html)
    } catch {
      this.close()
    }
  }

  /** @param {Event} event */
  choose(event) {
    const option = /** @type {HTMLElement} */ (event.target)
    this.#field.value = option.dataset.value ?? ""
    this.#field.dispatchEvent(new Event("change", { bubbles: true }))
    this.close()
  }

  close() {
    // A pressed option takes the focus from the field before it is chosen.
    setTimeout(() => {
      this.#navigation?.destroy()
      this.#navigation = null
      this.#list.hidden = true
      this.#field.setAttribute("aria-expanded", "false")
    }, 120)
  }

  /** @param {string} html */
  #open(html) {
    this.#navigation?.destroy()
    this.#list.innerHTML = html
    this.#list.hidden = !html
    this.#navigation = new Combobox(this.#field, this.#list, { firstOptionSelectionMode: "none" })
    this.#navigation.start()
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (this.targets.find("field"))
  }

  get #list() {
    return /** @type {HTMLElement} */ (this.targets.find("list"))
  }

  get #url() {
    return this.data.get("url-value") ?? ""
  }
}
