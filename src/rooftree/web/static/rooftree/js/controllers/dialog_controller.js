import { Controller } from "@hotwired/stimulus"

/**
 * A dialog of the page: closes by a press beside it and when its form was taken.
 *
 *     <dialog data-controller="dialog"
 *             data-action="turbo:submit-end->dialog#done click->dialog#outside">
 *
 * @extends {Controller<HTMLDialogElement>}
 */
export default class extends Controller {
  disconnect() {
    this.element.close()
  }

  /** @param {CustomEvent} event */
  done(event) {
    if (event.detail.success) this.element.close()
  }

  /** @param {Event} event */
  outside(event) {
    if (event.target === this.element) this.element.close()
  }
}
