import Combobox from "@github/combobox-nav"
import { Controller } from "@hotwired/stimulus"
import { visit } from "@hotwired/turbo"
import { fragment } from "../lib/http.js"
import { recall, remember } from "../lib/storage.js"

const MOST_RECENT = 8

/**
 * Ctrl/⌘ K: jump to an item, a page or a deed. Of items opened last only the keys are remembered, so
 * that what one may no longer see stays unseen. A page tells its item by `data-recent="WEB-12"`.
 *
 *     <dialog data-controller="palette" data-palette-url-value="/w/acme/palette">
 *       <input data-palette-target="field">
 *       <div role="listbox" data-palette-target="list">
 *         <div data-palette-target="items"></div><div data-palette-target="commands">…
 *
 * @extends {Controller<HTMLDialogElement>}
 */
export default class extends Controller {
  static targets = ["field", "list", "items", "commands", "none"]
  static values = { url: String }

  /** @type {Combobox | null} */
  #navigation = null
  #asked = new AbortController()

  connect() {
    const shown = document.querySelector("[data-recent]")?.getAttribute("data-recent")
    if (!shown) return
    const keys = [shown, ...this.#recent.filter((key) => key !== shown)].slice(0, MOST_RECENT)
    remember(this.#memory, keys.join(","))
  }

  disconnect() {
    this.close()
  }

  /** @param {KeyboardEvent} event */
  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return
    event.preventDefault()
    if (this.element.open) this.close()
    else this.open()
  }

  /** @param {MouseEvent} event */
  opened(event) {
    const link = /** @type {Element} */ (event.target).closest("[data-opens-palette]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.open()
  }

  open() {
    this.element.showModal()
    this.#field.value = ""
    this.#navigation = new Combobox(this.#field, this.#list, {
      firstOptionSelectionMode: "selected",
    })
    this.#navigation.start()
    this.search()
  }

  close() {
    this.#asked.abort()
    this.#navigation?.destroy()
    this.#navigation = null
    this.element.close()
  }

  /** @param {Event} event */
  outside(event) {
    if (event.target === this.element) this.close()
  }

  async search() {
    this.#asked.abort()
    this.#asked = new AbortController()
    const words = this.#field.value.trim()
    this.#filterCommands(words.toLowerCase())
    try {
      const query = { q: words, recent: this.#recent.join(",") }
      const html = await fragment(this.data.get("url-value") ?? "", query, this.#asked.signal)
      this.#target("items").innerHTML = html
    } catch {
      // A newer question is under way, or the server is away: the commands remain.
    }
    this.#settle()
  }

  searchEverywhere() {
    if (this.#list.querySelector("[aria-selected=true]")) return
    const address = new URL("search", new URL(this.data.get("url-value") ?? "", document.baseURI))
    address.searchParams.set("q", this.#field.value)
    this.close()
    visit(address.href)
  }

  /** @param {string} words */
  #filterCommands(words) {
    for (const option of this.#target("commands").querySelectorAll("[role=option]")) {
      const text = option.textContent?.toLowerCase() ?? ""
      option.toggleAttribute("hidden", !text.includes(words))
    }
    for (const heading of this.#target("commands").querySelectorAll(".palette__heading")) {
      heading.toggleAttribute("hidden", words !== "")
    }
  }

  #settle() {
    const found = this.#list.querySelector("[role=option]:not([hidden])")
    this.#target("none").hidden = found !== null
    this.#navigation?.resetSelection()
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (this.#target("field"))
  }

  get #list() {
    return this.#target("list")
  }

  get #memory() {
    return `recent:${this.data.get("url-value")}`
  }

  get #recent() {
    return (recall(this.#memory) ?? "").split(",").filter(Boolean)
  }

  /** @param {string} name */
  #target(name) {
    return /** @type {HTMLElement} */ (this.targets.find(name))
  }
}
