import { Controller } from "@hotwired/stimulus"

/**
 * A form that sends itself: at once when a choice changes, after a pause in typing. What is empty is
 * left out, so that the address stays short.
 *
 *     <form data-controller="autosubmit"
 *           data-action="change->autosubmit#now input->autosubmit#soon formdata->autosubmit#shorten">
 *
 * @extends {Controller<HTMLFormElement>}
 */
export default class extends Controller {
  #timer = 0

  disconnect() {
    clearTimeout(this.#timer)
  }

  now() {
    clearTimeout(this.#timer)
    this.element.requestSubmit()
  }

  /** @param {Event} event */
  soon(event) {
    if (!(event.target instanceof HTMLInputElement) || !isText(event.target)) return
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.now(), 300)
  }

  /** @param {FormDataEvent} event */
  shorten({ formData }) {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name)
  }
}

/** @param {HTMLInputElement} input */
function isText(input) {
  return ["text", "search", "number"].includes(input.type)
}
