/* What a report can do beyond being read: charts, choices, and a page that prints whole. */
import { extent, forest } from './charts.js';

const ALL = 'All items';

function option(select, value, label) {
  const element = document.createElement('option');
  element.value = value;
  element.textContent = label;
  select.append(element);
}

/** A figure with its two panels; the table in it stays for whoever cannot use the chart. */
function forestFigure(figure, data) {
  const find = (name) => figure.querySelector(`[data-${name}]`);
  const measures = find('measure');
  const judges = find('judge');
  const slices = find('by');
  const caption = figure.querySelector('figcaption').textContent;
  data.measures.forEach((measure, index) => option(measures, index, measure.title));
  data.judges.forEach((judge, index) => option(judges, index, judge.name));
  const keys = [...new Set(data.judges.flatMap((judge) => judge.rows.map((row) => row.by)))].filter((key) => key !== '');
  keys.forEach((key) => option(slices, key, key));
  judges.value = best(data);
  const hasSlices = keys.length > 0;
  find('slices').hidden = !hasSlices;
  find('slice-legend').hidden = !hasSlices;
  judges.closest('label').hidden = !hasSlices;
  slices.closest('label').hidden = !hasSlices;
  find('controls').hidden = data.measures.length < 2 && !hasSlices;
  find('panels').hidden = false;
  find('legend').hidden = false;
  find('table').open = false;
  const charts = new Map();

  function panel(name, rows, measure, range, description) {
    charts.get(name)?.dispose();
    const element = figure.querySelector(`[data-chart="${name}"]`);
    charts.set(name, forest(element, { rows, measure, smallSample: data.smallSample, range, description }));
  }

  function draw() {
    const measure = data.measures[measures.value];
    const judge = data.judges[judges.value];
    const overall = data.judges.map((each) => ({ ...each.rows[0], name: each.name, overall: true }));
    const ofSlice = judge.rows.filter((row) => row.by === slices.value && row.by !== '').map((row) => ({ ...row, name: row.value }));
    const sliced = [{ ...judge.rows[0], name: ALL, overall: true }, ...ofSlice];
    const range = extent([...overall, ...sliced], measure);
    find('band-legend').hidden = !Array.isArray(measure.ceiling);
    panel('judges', overall, measure, range, `${measure.title} by judge. ${caption}`);
    if (hasSlices) {
      find('slices-title').textContent = `${judge.name}, by ${slices.value}`;
      panel('slices', sliced, measure, range, `${measure.title} of ${judge.name} by ${slices.value}.`);
    }
  }

  for (const select of [measures, judges, slices]) {
    select.addEventListener('change', draw);
  }
  return { draw, width: () => figure.clientWidth };
}

/** The judge whose slices are shown first: the one with the highest value of the first measure. */
function best(data) {
  const value = (judge) => {
    const figure = judge.rows[0].figures[data.measures[0].key];
    return Array.isArray(figure) ? figure[0] : -Infinity;
  };
  return data.judges.reduce((leader, judge, index) => (value(judge) > value(data.judges[leader]) ? index : leader), 0);
}

function matrixCells() {
  const section = document.querySelector('[data-matrices]');
  const choice = section?.querySelector('[data-cells]');
  if (!choice) {
    return;
  }
  choice.hidden = false;
  choice.addEventListener('change', (event) => {
    section.dataset.cellsShown = event.target.value;
  });
}

function printing() {
  for (const place of document.querySelectorAll('[data-address]')) {
    place.textContent = location.href;
  }
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    closed.forEach((details) => { details.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach((details) => { details.open = false; }));
}

/** Draws what is to be drawn on this page and returns how to draw it again in other colours. */
export function report() {
  const source = document.getElementById('chart-data');
  if (!source) {
    return () => {};
  }
  const data = JSON.parse(source.textContent);
  const figures = [...document.querySelectorAll('[data-forest]')]
    .map((figure) => forestFigure(figure, data.forests[Number(figure.dataset.forest)]));
  const draw = () => figures.forEach((figure) => figure.draw());
  draw();
  let width = innerWidth;
  let waiting = 0;
  addEventListener('resize', () => {
    if (innerWidth !== width) {
      width = innerWidth;
      clearTimeout(waiting);
      waiting = setTimeout(draw, 120);
    }
  });
  matrixCells();
  printing();
  return draw;
}
