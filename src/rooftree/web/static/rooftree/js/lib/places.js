/** Where a card lies on a board, read from the page each time. */

/**
 * @typedef {{ list: Element, next: Element | null }} Place
 */

/**
 * @param {Element} card
 * @returns {Place}
 */
export function placeOf(card) {
  return { list: /** @type {Element} */ (card.parentElement), next: neighbour(card, "next") }
}

/**
 * @param {Element} card
 * @param {Place} place
 */
export function putBack(card, place) {
  const next = place.next?.parentElement === place.list ? place.next : endOf(place.list)
  place.list.insertBefore(card, next)
}

/**
 * @param {Place} one
 * @param {Place} other
 */
export function isSame(one, other) {
  return one.list === other.list && one.next === other.next
}

/**
 * What the server wants to know: the column, and the keys of the cards above and below.
 * @param {Element} card
 */
export function fieldsOf(card) {
  const column = columnOf(card)
  const fields = new URLSearchParams({
    status: column.dataset.status ?? "",
    after: neighbour(card, "previous")?.dataset.key ?? "",
    before: neighbour(card, "next")?.dataset.key ?? "",
  })
  if (column.dataset.lane) fields.set("lane", column.dataset.lane)
  return fields
}

/**
 * For announcements.
 * @param {HTMLElement} card
 */
export function describe(card) {
  const cards = cardsIn(columnOf(card))
  return {
    key: card.dataset.key ?? "",
    column: columnOf(card).dataset.name ?? "",
    place: cards.indexOf(card) + 1,
    total: cards.length,
  }
}

/** @param {Element} card */
export function columnOf(card) {
  return /** @type {HTMLElement} */ (card.closest("[data-board-target=column]"))
}

/** @param {Element} column */
export function listIn(column) {
  return /** @type {HTMLElement} */ (column.querySelector("[data-cards]"))
}

/** @param {Element} column */
export function cardsIn(column) {
  return /** @type {HTMLElement[]} */ ([...listIn(column).querySelectorAll(":scope > .card")])
}

/**
 * The element before which a card is inserted to become the last one.
 * @param {Element} list
 */
export function endOf(list) {
  return list.querySelector(":scope > :not(.card)")
}

/**
 * @param {Element} card
 * @param {"next" | "previous"} side
 */
export function neighbour(card, side) {
  const found = side === "next" ? card.nextElementSibling : card.previousElementSibling
  return /** @type {HTMLElement | null} */ (found?.matches(".card") ? found : null)
}
