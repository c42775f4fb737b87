/*
 * A run as it goes: by server-sent events, and by asking every few seconds where the line is lost.
 * A screen reader hears of it at most every ten seconds.
 */

const STATES = ['scored', 'abstained', 'unreadable', 'failed', 'pending'];
const OVER = new Set(['succeeded', 'partial', 'failed', 'cancelled']);
const POLL_MILLIS = 3000;
const QUIET_MILLIS = 10000;
const SVG = 'http://www.w3.org/2000/svg';

const count = new Intl.NumberFormat('en');

function element(name, properties, ...children) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** The same bar and words that the server draws. */
function coverage(progress) {
  const total = Math.max(1, progress.total);
  const bar = document.createElementNS(SVG, 'svg');
  bar.setAttribute('class', 'coverage-bar');
  bar.setAttribute('viewBox', '0 0 100 6');
  bar.setAttribute('preserveAspectRatio', 'none');
  bar.setAttribute('aria-hidden', 'true');
  const words = element('span', { className: 'coverage-words' });
  let x = 0;
  for (const state of STATES) {
    const share = (100 * progress[state]) / total;
    if (share > 0) {
      const rect = document.createElementNS(SVG, 'rect');
      rect.setAttribute('class', state);
      rect.setAttribute('x', x);
      rect.setAttribute('y', '0');
      rect.setAttribute('width', share);
      rect.setAttribute('height', '6');
      bar.append(rect);
      words.append(element('span', { className: 'state' }, element('i', { className: state, ariaHidden: 'true' }), `${count.format(progress[state])} ${state}`), ' ');
      x += share;
    }
  }
  return [bar, words];
}

function follow(panel) {
  const find = (name) => panel.querySelector(`[data-${name}]`);
  const id = encodeURIComponent(panel.dataset.run);
  const address = `/v1/runs/${id}`;
  let announced = 0;
  let asking = 0;
  let events = null;

  function stop() {
    events?.close();
    clearInterval(asking);
  }

  function announce(text, now = Date.now()) {
    if (now - announced >= QUIET_MILLIS) {
      announced = now;
      find('announce').textContent = text;
    }
  }

  function show(run) {
    if (!run || !run.progress || typeof run.status !== 'string') {
      return;
    }
    const progress = run.progress;
    const done = progress.total - progress.pending;
    const chip = find('chip');
    chip.textContent = run.status;
    chip.className = `chip ${/^[a-z]+$/.test(run.status) ? run.status : ''}`;
    find('done').textContent = count.format(done);
    find('total').textContent = count.format(progress.total);
    find('calls').textContent = count.format(run.calls ?? 0);
    if (run.currency && run.cost > 0) {
      const most = run.budget?.maxCost ? ` of ${run.budget.maxCost.toFixed(2)}` : '';
      find('cost').textContent = `${run.cost.toFixed(2)}${most} ${run.currency}`;
    }
    find('eta').textContent = run.etaSeconds > 0 ? `· about ${Math.ceil(run.etaSeconds / 60)} min left` : '';
    find('coverage').replaceChildren(...coverage(progress));
    if (OVER.has(run.status)) {
      stop();
      find('line').textContent = '';
      find('finished').hidden = false;
      announced = 0;
      announce(`The run is ${run.status}.`);
      panel.dispatchEvent(new CustomEvent('over'));
    } else {
      announce(`${count.format(done)} of ${count.format(progress.total)} judgements.`);
    }
  }

  async function ask() {
    try {
      const answer = await fetch(address, { headers: { Accept: 'application/json' } });
      if (answer.ok) {
        show(await answer.json());
      }
    } catch {
      // the next round asks again
    }
  }

  function listen() {
    events = new EventSource(`${address}/events`);
    const read = (event) => {
      try {
        show(JSON.parse(event.data));
      } catch {
        // an event that is not a run is not for this page
      }
    };
    for (const type of ['message', 'progress', 'status', 'run']) {
      events.addEventListener(type, read);
    }
    events.addEventListener('open', () => {
      clearInterval(asking);
      asking = 0;
      find('line').textContent = '';
    });
    events.addEventListener('error', () => {
      find('line').textContent = 'The live line is lost; asking every few seconds instead.';
      if (!asking) {
        asking = setInterval(ask, POLL_MILLIS);
      }
    });
  }

  listen();
  addEventListener('pagehide', stop);
}

/** Follows every run on the page that is not over. */
export function runs() {
  for (const panel of document.querySelectorAll('[data-run]')) {
    if (!OVER.has(panel.dataset.state)) {
      follow(panel);
    }
  }
}
