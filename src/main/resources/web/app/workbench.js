/* A rubric's draft: its problems, what it changes, and trying it on calibration items. Every text is set as text. */

function element(name, properties, ...children) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

async function send(address, body, headers = {}) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const content = await answer.json().catch(() => ({}));
  return { ok: answer.ok, status: answer.status, content };
}

/** Browsers make random ids on secure pages only. */
function onceOnly() {
  return crypto.randomUUID ? { 'Idempotency-Key': crypto.randomUUID() } : {};
}

/** Puts the cursor where a problem stands; lines and columns count from 1. */
function goTo(area, line, column) {
  const lines = area.value.split('\n');
  let at = 0;
  for (let i = 0; i < line - 1 && i < lines.length; i += 1) {
    at += lines[i].length + 1;
  }
  area.focus();
  area.setSelectionRange(at + column - 1, at + column - 1);
}

function problems(area, problem) {
  const list = element('ul', { className: 'rules' });
  for (const error of problem.errors ?? []) {
    if (typeof error === 'string') {
      list.append(element('li', {}, error));
    } else {
      const where = element('button', { type: 'button', className: 'link' }, `${error.line}:${error.column}`);
      where.addEventListener('click', () => goTo(area, error.line, error.column));
      list.append(element('li', {}, where, ` ${error.detail}${error.hint ? ` (${error.hint})` : ''}`));
    }
  }
  return [
    element('p', {}, element('b', {}, `${problem.title ?? 'Refused'}: `), problem.detail ?? ''),
    element('p', { className: 'fine' }, problem.hint ?? ''),
    ...(list.children.length > 0 ? [list] : []),
  ];
}

function diff(found) {
  const list = element('ul', { className: 'rules' });
  for (const change of found.changes) {
    list.append(element('li', {}, `${change.step}, ${change.where}: ${change.what}`));
  }
  if (!found.required) {
    return [element('p', {}, 'Valid, and nothing changed.')];
  }
  const declared = found.declared ? `the version takes a ${found.declared} step` : 'the version does not move up';
  const verdict = found.announced ? '.' : ', which is not far enough.';
  return [
    element('p', {}, element('b', {}, `Valid. The changes need a ${found.required} step; ${declared}${verdict}`)),
    ...(found.labelsComparable ? [] : [element('p', {}, 'Labels are not comparable: this cannot be replayed, people have to label anew.')]),
    list,
  ];
}

function range(span) {
  return span.min === span.max ? `${span.min}` : `${span.min} to ${span.max}`;
}

function forecast(found) {
  const { calls, cost, currency } = found.forecast;
  return [
    element('p', {}, element('b', {}, `${found.items} calibration items, ${range(calls)} calls, ${cost ? `${range(cost)} ${currency ?? ''}` : 'at an unknown price'}.`)),
    element('p', { className: 'fine' }, `Left out: ${found.leftOut.quoted} quoted in a rubric, ${found.leftOut.shown} shown as examples, ${found.leftOut.notJudged} not judged before. Nothing was sent.`),
  ];
}

function kept(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // without a storage the draft lasts as long as the page
  }
}

function bench(form) {
  const run = form.dataset.workbench;
  const key = `assay-draft-${run}`;
  const area = form.elements.rubric;
  const result = form.querySelector('[data-result]');
  const original = area.value;
  area.value = area.readOnly ? original : kept(key) ?? original;
  area.addEventListener('input', () => keep(key, area.value));
  form.querySelector('[data-acts]').hidden = false;

  async function act(words, work) {
    result.replaceChildren(element('p', {}, words));
    try {
      result.replaceChildren(...(await work()));
    } catch {
      result.replaceChildren(element('p', {}, 'The service does not answer. The draft is still here.'));
    }
  }

  function request(more) {
    const number = (name) => (form.elements[name].value ? Number(form.elements[name].value) : undefined);
    const maxCalls = number('maxCalls');
    return {
      rubric: area.value,
      judge: form.elements.judge.value,
      limit: number('limit'),
      budget: maxCalls ? { maxCalls } : undefined,
      ...more,
    };
  }

  const replays = `/v1/runs/${encodeURIComponent(run)}/replays`;
  form.querySelector('[data-check]').addEventListener('click', () => act('Checking…', async () => {
    const { ok, content } = await send('/v1/rubrics/diff', { from: original, to: area.value });
    return ok ? diff(content) : problems(area, content);
  }));
  form.querySelector('[data-reset]').addEventListener('click', () => {
    area.value = original;
    keep(key, original);
    result.replaceChildren();
  });
  form.querySelector('[data-forecast]')?.addEventListener('click', () => act('Counting…', async () => {
    const { ok, content } = await send(replays, request({ dryRun: true }));
    return ok ? forecast(content) : problems(area, content);
  }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    act('Starting…', async () => {
      const { ok, content } = await send(replays, request({}), onceOnly());
      if (!ok) {
        return problems(area, content);
      }
      location.assign(`/runs/${encodeURIComponent(run)}/workbench?replay=${encodeURIComponent(content.id)}`);
      return [element('p', {}, 'Started.')];
    });
  });
}

function freeze(place) {
  const button = place.querySelector('button');
  const status = place.querySelector('[role="status"]');
  place.hidden = false;
  button.addEventListener('click', async () => {
    if (!confirm('A version never changes. Freeze the draft?')) {
      return;
    }
    status.textContent = 'Freezing…';
    try {
      const { ok, content } = await send(place.dataset.freeze, undefined);
      if (ok) {
        location.reload();
      } else {
        status.textContent = [content.detail, content.hint].filter(Boolean).join('. ');
      }
    } catch {
      status.textContent = 'The service does not answer.';
    }
  });
}

/** Wires the workbench, if the page is one. */
export function workbench() {
  document.querySelectorAll('[data-workbench]').forEach(bench);
  document.querySelectorAll('[data-freeze]').forEach(freeze);
  document.querySelectorAll('#replay [data-run]').forEach((panel) => panel.addEventListener('over', () => location.reload()));
}
