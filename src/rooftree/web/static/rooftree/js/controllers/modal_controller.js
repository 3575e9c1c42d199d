import { Controller } from "@hotwired/stimulus"

const REFUSALS = new Set([409, 422])
const FIELDS = "[autofocus], .input, input:not([type=hidden]), select"
const WRONG = "[aria-invalid=true]"

/**
 * The dialog that a link with `data-turbo-frame="modal"` fills with a page. It closes when a form in
 * it was taken; one that was refused is shown again here, with the reason. An answer that has no such
 * frame is shown as a page.
 *
 *     <dialog data-controller="modal" data-action="turbo:frame-load->modal#open …">
 *       <turbo-frame id="modal" data-modal-target="frame"></turbo-frame>
 *
 * @extends {Controller<HTMLDialogElement>}
 */
export default class extends Controller {
  static targets = ["frame"]

  open() {
    if (!this.element.open) this.element.showModal()
    this.#focus(FIELDS)
  }

  /** @param {CustomEvent} event */
  async refused(event) {
    const { response } = event.detail.fetchResponse
    if (!REFUSALS.has(response.status)) return
    event.preventDefault()
    const page = new DOMParser().parseFromString(await response.text(), "text/html")
    const content = page.getElementById("content")
    this.element.querySelector("#modal > .stack")?.replaceChildren(...(content?.childNodes ?? []))
    this.#focus(this.element.querySelector(WRONG) ? WRONG : FIELDS)
  }

  /** @param {CustomEvent} event */
  done(event) {
    if (event.detail.success) this.element.close()
  }

  /** @param {Event} event */
  outside(event) {
    if (event.target === this.element) this.element.close()
  }

  clear() {
    const frame = this.targets.find("frame")
    frame?.removeAttribute("src")
    frame?.replaceChildren()
  }

  /** @param {CustomEvent} event */
  leave(event) {
    event.preventDefault()
    event.detail.visit(event.detail.response)
  }

  /** @param {string} selector */
  #focus(selector) {
    const field = this.element.querySelector(selector)
    if (field instanceof HTMLElement) field.focus()
  }
}
