import { Controller } from "@hotwired/stimulus"

/**
 * A drawing over time that starts to be looked at a little before today. Turbo breaks on links within
 * drawings, so a bar presses the link that says the same beside it.
 *
 *     <div data-controller="timeline" data-timeline-begin-value="420">
 *       <a id="why-WEB-12" href="…"> …
 *       <g data-action="click->timeline#open" data-timeline-link-param="why-WEB-12">
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  static values = { begin: Number }

  connect() {
    this.element.scrollLeft = Number(this.data.get("begin-value"))
  }

  /** @param {{ params: { link?: string } }} event */
  open({ params }) {
    if (params.link) document.getElementById(params.link)?.click()
  }
}
