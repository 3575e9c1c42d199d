import { Controller } from "@hotwired/stimulus"

/**
 * A drawing over time that starts to be looked at a little before today.
 *
 *     <div data-controller="timeline" data-timeline-begin-value="420">
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  static values = { begin: Number }

  connect() {
    this.element.scrollLeft = Number(this.data.get("begin-value"))
  }
}
