import { Controller } from "@hotwired/stimulus"
import { focusField, showRefusal } from "../lib/refusals.js"

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
    focusField(this.element)
  }

  /** @param {CustomEvent} event */
  refused(event) {
    const place = this.element.querySelector("#modal > .stack")
    if (place) showRefusal(event, place)
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
}
