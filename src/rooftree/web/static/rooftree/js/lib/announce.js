/**
 * Says something to those who listen to the page instead of looking at it.
 * @param {string} text
 */
export function announce(text) {
  const region = document.getElementById("announcer")
  if (!region) return
  region.textContent = ""
  // A text that replaces an equal one would not be spoken.
  setTimeout(() => {
    region.textContent = text
  }, 30)
}

/**
 * Puts values into a translated text: `fill("{key} taken", { key: "WEB-1" })`.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))
}
