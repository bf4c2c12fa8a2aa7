/** Tells the form in which time zone this device is; without it the form asks nothing and the server keeps its own. */
class TimeZoneField extends HTMLElement {
  connectedCallback() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const field = this.querySelector<HTMLInputElement>('input[name="time_zone"]');
    if (field && zone) field.value = zone;
  }
}

customElements.define('time-zone-field', TimeZoneField);
