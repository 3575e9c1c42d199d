import { Controller } from "@hotwired/stimulus"
import { fill } from "../lib/announce.js"
import { send } from "../lib/http.js"
import { showFailure } from "../lib/toast.js"

/**
 * Files pasted or dropped into a text are sent, and named in it. The address takes a form with
 * `file` and answers `{"markdown": "![plan](/…)"}`.
 *
 *     <div data-controller="upload" data-upload-url-value="…"
 *          data-action="paste->upload#paste drop->upload#drop dragover->upload#over …">
 *       <textarea data-upload-target="text"></textarea>
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  static targets = ["text"]
  static values = { url: String, busy: String, failed: String }

  /** @param {ClipboardEvent} event */
  paste(event) {
    this.#take(event, event.clipboardData)
  }

  /** @param {DragEvent} event */
  drop(event) {
    this.out()
    this.#take(event, event.dataTransfer)
  }

  /** @param {DragEvent} event */
  over(event) {
    if (!event.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    this.element.classList.add("textarea--over")
  }

  out() {
    this.element.classList.remove("textarea--over")
  }

  /**
   * @param {Event} event
   * @param {DataTransfer | null} data
   */
  #take(event, data) {
    const files = [...(data?.files ?? [])]
    if (!files.length) return
    event.preventDefault()
    for (const file of files) this.#send(file)
  }

  /** @param {File} file */
  async #send(file) {
    const words = { name: file.name }
    const placeholder = `![${fill(this.data.get("busy-value") ?? "", words)}]()`
    this.#insert(placeholder)
    const markdown = await this.#post(file)
    this.#replace(placeholder, markdown ?? "")
    if (markdown === null) showFailure(fill(this.data.get("failed-value") ?? "", words))
  }

  /** @param {File} file */
  async #post(file) {
    const body = new FormData()
    body.set("file", file)
    try {
      const response = await send(this.data.get("url-value") ?? "", body)
      return response.ok ? String((await response.json()).markdown) : null
    } catch {
      return null
    }
  }

  /** @param {string} text */
  #insert(text) {
    const { selectionStart, selectionEnd } = this.#text
    this.#text.setRangeText(text, selectionStart, selectionEnd, "end")
    this.#changed()
  }

  /**
   * @param {string} old
   * @param {string} text
   */
  #replace(old, text) {
    const start = this.#text.value.indexOf(old)
    if (start >= 0) this.#text.setRangeText(text, start, start + old.length, "preserve")
    this.#changed()
  }

  #changed() {
    this.#text.dispatchEvent(new Event("input", { bubbles: true }))
  }

  get #text() {
    return /** @type {HTMLTextAreaElement} */ (this.targets.find("text"))
  }
}
