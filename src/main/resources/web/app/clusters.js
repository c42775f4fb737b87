/* What people decide about clusters, and keys to go through them. */

const KEYS_OFF = 'assay-keys-off';

function stored(storage, key) {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

function store(storage, key, value) {
  try {
    storage.setItem(key, value);
  } catch {
    // without a storage the choice lasts as long as the page
  }
}

/** Only what somebody changed: what is left out of a change stays as it is. */
function changes(form) {
  const changed = {};
  for (const field of form.elements) {
    if (field.name && field.value !== field.dataset.before) {
      changed[field.name] = field.value;
    }
  }
  return changed;
}

function remember(form) {
  for (const field of form.elements) {
    if (field.name) {
      field.dataset.before = field.value;
    }
  }
}

/** Comes back to the same cluster; the words that follow are shown there, and unsaved entries are put back. */
function again(form, words, unsaved) {
  const address = form.dataset.decide;
  store(sessionStorage, address, JSON.stringify({ words, unsaved }));
  location.hash = form.closest('[data-card]').id;
  location.reload();
}

function comeBack(form, status) {
  const kept = stored(sessionStorage, form.dataset.decide);
  if (!kept) {
    return;
  }
  sessionStorage.removeItem(form.dataset.decide);
  const { words, unsaved } = JSON.parse(kept);
  for (const [name, value] of Object.entries(unsaved ?? {})) {
    form.elements[name].value = value;
  }
  form.closest('details').open = true;
  status.textContent = words;
}

async function problem(answer) {
  try {
    const { title, detail, hint } = await answer.json();
    return [detail ?? title, hint].filter(Boolean).join('. ');
  } catch {
    return `The service answered ${answer.status}.`;
  }
}

function decide(form) {
  const status = form.querySelector('[data-decided]');
  remember(form);
  form.closest('[data-decide-fold]').hidden = false;
  comeBack(form, status);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const changed = changes(form);
    if (Object.keys(changed).length === 0) {
      status.textContent = 'Nothing is changed.';
      return;
    }
    status.textContent = 'Keeping…';
    try {
      const answer = await fetch(form.dataset.decide, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', 'If-Match': `"${form.dataset.revision}"` },
        body: JSON.stringify(changed),
      });
      if (answer.ok) {
        again(form, 'Kept.', {});
      } else if (answer.status === 412) {
        again(form, 'Somebody else decided meanwhile. Above stands what holds now; your entries are below, not kept.', changed);
      } else {
        status.textContent = await problem(answer);
      }
    } catch {
      status.textContent = 'The service does not answer; nothing was kept. Your entries are still here.';
    }
  });
}

function keys(cards) {
  const sheet = document.querySelector('[data-keys]');
  const on = sheet.querySelector('[data-keys-on]');
  const hint = document.querySelector('[data-keys-hint]');
  on.checked = stored(localStorage, KEYS_OFF) !== 'yes';
  hint.hidden = false;
  on.addEventListener('change', () => store(localStorage, KEYS_OFF, on.checked ? 'no' : 'yes'));
  hint.querySelector('[data-keys-open]').addEventListener('click', () => sheet.showModal());

  const current = () => cards.findIndex((card) => card.contains(document.activeElement));
  const go = (index) => {
    const card = cards[Math.min(Math.max(index, 0), cards.length - 1)];
    card.focus();
    card.scrollIntoView({ block: 'start' });
  };
  const acts = {
    j: () => go(current() + 1),
    k: () => go(current() - 1),
    c: () => {
      const card = cards[Math.max(current(), 0)];
      const fold = card.querySelector('[data-decide-fold]');
      if (fold) {
        fold.open = true;
        fold.querySelector('[name="cause"]').focus();
      }
    },
    enter: () => {
      const items = document.activeElement.querySelector('.card-items');
      items.open = !items.open;
    },
    '?': () => sheet.showModal(),
  };

  document.addEventListener('keydown', (event) => {
    const at = event.target;
    const isWriting = at.closest('input, textarea, select, dialog') !== null;
    const key = event.key.toLowerCase();
    if (isWriting || !on.checked || event.ctrlKey || event.metaKey || event.altKey || !(key in acts)) {
      return;
    }
    // on a link or a button Enter is theirs
    if (key === 'enter' && !cards.includes(at)) {
      return;
    }
    event.preventDefault();
    acts[key]();
  });
}

/** Wires the cards of the page, if it has any. */
export function clusters() {
  const cards = [...document.querySelectorAll('[data-card]')];
  document.querySelectorAll('[data-decide]').forEach(decide);
  if (cards.length > 0) {
    keys(cards);
  }
}
