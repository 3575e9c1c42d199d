import { Controller } from "@hotwired/stimulus"
import { post } from "../lib/http.js"

/**
 * Theme and density: applied at once, kept by the server.
 *
 *     <form data-controller="appearance" data-action="change->appearance#change">
 *       <input type="radio" name="theme" value="dark"> …
 *
 * @extends {Controller<HTMLFormElement>}
 */
export default class extends Controller {
  change() {
    const fields = new FormData(this.element)
    document.documentElement.dataset.theme = String(fields.get("theme"))
    document.documentElement.dataset.density = String(fields.get("density"))
    post(this.element.action, fields)
  }
}
