import { Controller } from "@hotwired/stimulus"
import { lookAgain } from "../lib/live.js"

const EVERY = 2000

/**
 * A page that shows how far something is of which the live stream does not tell: it is read again and
 * again, until the server prints this no more.
 *
 *     <div data-controller="again">
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  #timer = 0

  connect() {
    this.#timer = window.setInterval(lookAgain, EVERY)
  }

  disconnect() {
    clearInterval(this.#timer)
  }
}
