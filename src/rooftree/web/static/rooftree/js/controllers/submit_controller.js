import { Controller } from "@hotwired/stimulus"

/**
 * Ctrl/⌘ Enter in a text sends its form.
 *
 *     <form data-controller="submit" data-action="keydown->submit#press">
 *
 * @extends {Controller<HTMLFormElement>}
 */
export default class extends Controller {
  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    this.element.requestSubmit()
  }
}
