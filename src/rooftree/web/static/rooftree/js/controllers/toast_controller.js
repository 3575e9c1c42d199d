import { Controller } from "@hotwired/stimulus"

const SHOWN_FOR = 9000

/**
 * A message that goes away by itself, unless one points at it or it tells of a failure.
 *
 *     <div class="toast" data-controller="toast"
 *          data-action="mouseenter->toast#pause mouseleave->toast#resume …">
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  #timer = 0

  connect() {
    this.resume()
  }

  disconnect() {
    this.pause()
  }

  pause() {
    clearTimeout(this.#timer)
  }

  resume() {
    this.pause()
    if (this.element.getAttribute("role") === "alert") return
    this.#timer = window.setTimeout(() => this.close(), SHOWN_FOR)
  }

  close() {
    this.element.remove()
  }
}
