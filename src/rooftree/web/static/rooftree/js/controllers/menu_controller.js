import { Controller } from "@hotwired/stimulus"

/**
 * A popover menu: lies under its button and can be walked with the arrow keys.
 *
 *     <button popovertarget="more">…</button>
 *     <div id="more" popover data-controller="menu"
 *          data-action="toggle->menu#toggled keydown->menu#move">
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  /** @param {ToggleEvent} event */
  toggled(event) {
    if (event.newState !== "open") return
    if (!CSS.supports("position-area", "block-end")) this.#place()
    const items = this.#items
    const chosen = items.find((item) => item.getAttribute("aria-pressed") === "true")
    ;(chosen ?? items[0])?.focus()
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const items = this.#items
    const now = items.indexOf(/** @type {HTMLElement} */ (document.activeElement))
    const places = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }
    const place = places[/** @type {keyof typeof places} */ (event.key)]
    if (place === undefined || now < 0) return
    event.preventDefault()
    items.at(place % items.length)?.focus()
  }

  #place() {
    const button = document.querySelector(`[popovertarget="${CSS.escape(this.element.id)}"]`)
    if (!button) return
    const { left, bottom, top } = button.getBoundingClientRect()
    const { style, classList } = this.element
    classList.add("menu--placed")
    const { offsetWidth: width, offsetHeight: height } = this.element
    const isLow = bottom + height + 8 > innerHeight && top > height
    style.top = `${isLow ? top - height - 4 : bottom + 4}px`
    style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
  }

  get #items() {
    return /** @type {HTMLElement[]} */ ([...this.element.querySelectorAll(".menu__item")])
  }
}
