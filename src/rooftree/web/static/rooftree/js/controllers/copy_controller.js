import { Controller } from "@hotwired/stimulus"
import { announce } from "../lib/announce.js"

/**
 * Copies a text, such as a key or a link.
 *
 *     <button data-controller="copy" data-action="copy#copy"
 *             data-copy-text-value="WEB-12" data-copy-done-value="Copied">
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  static values = { text: String, done: String }

  async copy() {
    const text = this.data.get("text-value") ?? ""
    if (navigator.clipboard) await navigator.clipboard.writeText(text)
    else copyFromField(text)
    const done = this.data.get("done-value") ?? ""
    announce(done)
    this.element.title = done
    this.element.dataset.done = ""
    setTimeout(() => delete this.element.dataset.done, 1500)
  }
}

/**
 * Pages served without TLS on another machine have no clipboard of their own.
 * @param {string} text
 */
function copyFromField(text) {
  const field = document.createElement("textarea")
  field.value = text
  document.body.append(field)
  field.select()
  document.execCommand("copy")
  field.remove()
}
