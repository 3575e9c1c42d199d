import { Controller } from "@hotwired/stimulus"
import { announce, fill } from "../lib/announce.js"
import { post } from "../lib/http.js"
import { hold, release } from "../lib/live.js"
import * as places from "../lib/places.js"
import { showFailure } from "../lib/toast.js"

/**
 * Cards moved by mouse and by keys: Space takes the focused card, arrows carry it, Space or Enter
 * puts it down, Escape puts it back. A card that was put down posts `status`, `after`, `before` and
 * `lane` to its `data-place-url`; if that is refused it returns. The page is not refreshed meanwhile.
 *
 *     <div data-controller="board" data-action="keydown->board#key focusout->board#leave"
 *          data-board-words-value="{…}">
 *       <section data-board-target="column" data-status="3" data-name="Doing">
 *         <div data-cards><article class="card" data-key="WEB-1" data-place-url="…">
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  static targets = ["column"]
  static values = { words: Object }

  /** @type {{ card: HTMLElement, origin: places.Place } | null} */
  #hand = null
  #isCarrying = false
  /** @type {Map<Element, import("sortablejs")>} */
  #sortables = new Map()

  disconnect() {
    release("board")
  }

  /** @param {Element} column */
  async columnTargetConnected(column) {
    const { default: Sortable } = await import("sortablejs")
    if (!column.isConnected || this.#sortables.has(column)) return
    const sortable = Sortable.create(places.listIn(column), {
      group: "board",
      draggable: ".card[data-place-url]",
      ghostClass: "card--ghost",
      delay: 180,
      delayOnTouchOnly: true,
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
      onStart: ({ item }) => this.#take(item),
      onEnd: () => this.#drop(),
    })
    this.#sortables.set(column, sortable)
  }

  /** @param {Element} column */
  columnTargetDisconnected(column) {
    this.#sortables.get(column)?.destroy()
    this.#sortables.delete(column)
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const card = /** @type {HTMLElement} */ (event.target).closest(".card")
    if (!(card instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
    if (this.#hand) this.#keyInHand(event)
    else if (event.key === " " && card.dataset.placeUrl) this.#takeByKey(event, card)
  }

  /** Focus that goes elsewhere puts the card back. */
  leave() {
    if (this.#hand?.card.classList.contains("card--held") && !this.#isCarrying) this.#putBack()
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} card
   */
  #takeByKey(event, card) {
    event.preventDefault()
    this.#take(card)
    card.classList.add("card--held")
    this.#say("taken", card)
  }

  /** @param {KeyboardEvent} event */
  #keyInHand(event) {
    event.preventDefault()
    event.stopPropagation()
    const isRightToLeft = getComputedStyle(this.element).direction === "rtl"
    if (event.key === " " || event.key === "Enter") this.#drop()
    else if (event.key === "Escape") focusOn(this.#putBack())
    else if (event.key === "ArrowUp") this.#carryAlong("previous")
    else if (event.key === "ArrowDown") this.#carryAlong("next")
    else if (event.key === "ArrowRight") this.#carryAcross(isRightToLeft ? -1 : 1)
    else if (event.key === "ArrowLeft") this.#carryAcross(isRightToLeft ? 1 : -1)
  }

  /** @param {"next" | "previous"} side */
  #carryAlong(side) {
    const { card } = this.#inHand
    const other = places.neighbour(card, side)
    if (!other) return
    this.#carry(() => (side === "next" ? other.after(card) : other.before(card)))
  }

  /** @param {number} by */
  #carryAcross(by) {
    const { card } = this.#inHand
    const from = places.columnOf(card)
    const columns = this.#columns.filter((column) => column.dataset.lane === from.dataset.lane)
    const column = columns[columns.indexOf(from) + by]
    if (!column) return
    const place = places.cardsIn(from).indexOf(card)
    const list = places.listIn(column)
    const next = places.cardsIn(column)[place] ?? places.endOf(list)
    this.#carry(() => list.insertBefore(card, next))
  }

  /** @param {() => void} move */
  #carry(move) {
    const { card } = this.#inHand
    this.#isCarrying = true
    move()
    focusOn(card)
    this.#isCarrying = false
    this.#say("over", card)
  }

  /** @param {HTMLElement} card */
  #take(card) {
    hold("board")
    this.#hand = { card, origin: places.placeOf(card) }
  }

  #putBack() {
    const { card, origin } = this.#letGo()
    places.putBack(card, origin)
    this.#say("back", card)
    release("board")
    return card
  }

  async #drop() {
    const { card, origin } = this.#letGo()
    if (places.isSame(origin, places.placeOf(card))) return release("board")
    this.#count()
    card.classList.add("card--waiting")
    const { ok, reason } = await post(card.dataset.placeUrl ?? "", places.fieldsOf(card))
    card.classList.remove("card--waiting")
    if (ok) this.#say("moved", card)
    else this.#refuse(card, origin, reason)
    release("board")
  }

  #letGo() {
    const hand = this.#inHand
    this.#hand = null
    hand.card.classList.remove("card--held")
    return hand
  }

  /**
   * @param {HTMLElement} card
   * @param {places.Place} origin
   * @param {string} reason
   */
  #refuse(card, origin, reason) {
    places.putBack(card, origin)
    this.#count()
    showFailure(
      fill(this.#words.failed ?? "", {
        key: card.dataset.key ?? "",
        reason: reason || (this.#words.offline ?? ""),
      }),
    )
  }

  #count() {
    for (const column of this.#columns) {
      const count = column.querySelector("[data-count]")
      const { length } = places.cardsIn(column)
      if (count) count.textContent = String(length)
      const limit = Number(column.dataset.limit ?? Number.POSITIVE_INFINITY)
      column.classList.toggle("column--over", length > limit)
      column.classList.toggle("column--full", length === limit)
    }
  }

  /**
   * @param {string} name
   * @param {HTMLElement} card
   */
  #say(name, card) {
    announce(fill(this.#words[name] ?? "", places.describe(card)))
  }

  get #inHand() {
    if (!this.#hand) throw new Error("No card is in the hand.")
    return this.#hand
  }

  get #columns() {
    return /** @type {HTMLElement[]} */ (this.targets.findAll("column"))
  }

  get #words() {
    return /** @type {Record<string, string>} */ (JSON.parse(this.data.get("words-value") ?? "{}"))
  }
}

/** @param {HTMLElement} card */
function focusOn(card) {
  const link = card.querySelector("[data-list-link]")
  if (link instanceof HTMLElement) link.focus({ preventScroll: true })
  card.scrollIntoView({ block: "nearest", inline: "nearest" })
}
