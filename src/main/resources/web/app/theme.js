/* Light or dark: by preference of the system unless somebody chose. */

const KEY = 'assay-theme';

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // a page opened from disk may have no storage; then the choice lasts as long as the page
  }
}

function apply(theme) {
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  } else {
    delete document.documentElement.dataset.theme;
  }
}

/** Wires the switch; calls back whenever the colours change, by hand, by the system, or for the printer. */
export function theme(changed) {
  const chosen = remembered();
  apply(chosen);
  for (const fieldset of document.querySelectorAll('[data-theme-switch]')) {
    fieldset.hidden = false;
    for (const input of fieldset.querySelectorAll('input')) {
      input.checked = input.value === (chosen ?? 'auto');
      input.addEventListener('change', () => {
        remember(input.value);
        apply(input.value);
        changed();
      });
    }
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  matchMedia('print').addEventListener('change', changed);
}
