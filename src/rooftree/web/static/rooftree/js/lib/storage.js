/** This browser's memory. It may be forbidden or full; then nothing is remembered. */

/** @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(`rooftree:${name}`)
  } catch {
    return null
  }
}

/**
 * @param {string} name
 * @param {string} text Empty forgets.
 */
export function remember(name, text) {
  try {
    if (text) localStorage.setItem(`rooftree:${name}`, text)
    else localStorage.removeItem(`rooftree:${name}`)
  } catch {
    // Nothing depends on it.
  }
}
