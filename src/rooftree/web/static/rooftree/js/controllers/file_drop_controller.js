import { Controller } from "@hotwired/stimulus"

/**
 * A field for files on which one can also drop them.
 *
 *     <label data-controller="file-drop"
 *            data-action="dragover->file-drop#over dragleave->file-drop#out drop->file-drop#drop">
 *       <span data-file-drop-target="name">…</span>
 *       <input type="file" data-file-drop-target="field" data-action="file-drop#show">
 *
 * @extends {Controller<HTMLElement>}
 */
export default class extends Controller {
  static targets = ["field", "name"]

  /** @param {DragEvent} event */
  over(event) {
    event.preventDefault()
    this.element.classList.add("file-drop--over")
  }

  out() {
    this.element.classList.remove("file-drop--over")
  }

  /** @param {DragEvent} event */
  drop(event) {
    event.preventDefault()
    this.out()
    if (event.dataTransfer?.files.length) this.#field.files = event.dataTransfer.files
    this.show()
  }

  show() {
    const names = [...(this.#field.files ?? [])].map((file) => file.name)
    const line = this.targets.find("name")
    if (line && names.length) line.textContent = names.join(", ")
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (this.targets.find("field"))
  }
}
