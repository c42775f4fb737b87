/*
 * One maker per chart. Java sends the numbers; nothing is computed here but places on the page.
 * Texts are drawn as SVG text nodes, never as HTML, and never through rich-text formats.
 */
import * as echarts from 'echarts/core';
import { CustomChart } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([CustomChart, AriaComponent, GridComponent, SVGRenderer]);

const NARROW = 520;

/** Reads the page's colours and fonts as the browser resolves them, so that charts follow the theme. */
export function palette() {
  const probe = document.createElement('span');
  document.body.append(probe);
  const resolve = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: resolve('ink'),
    muted: resolve('muted'),
    line: resolve('line'),
    accent: resolve('accent'),
    band: resolve('band'),
    bandSoft: resolve('band-soft'),
    card: resolve('card'),
    font: getComputedStyle(document.body).fontFamily,
  };
  probe.remove();
  return colours;
}

const minus = (text) => text.replace('-', '\u2212');
const two = (number) => minus(number.toFixed(2).replace('-0.00', '0.00'));

function words(row, measure, smallSample) {
  const figure = row.figures[measure.key];
  if (figure === undefined) {
    return '';
  }
  if (row.n < smallSample) {
    return 'not enough data';
  }
  if (typeof figure === 'string') {
    return 'undefined';
  }
  return figure.length === 3 ? `${two(figure[0])} [${two(figure[1])}, ${two(figure[2])}]` : `${two(figure[0])} no interval`;
}

/** The same axis for every panel of a figure, so that panels can be compared by eye. */
export function extent(rows, measure) {
  let low = 0;
  for (const row of rows) {
    const figure = row.figures[measure.key];
    if (Array.isArray(figure)) {
      low = Math.min(low, ...figure);
    }
  }
  if (measure.ceiling && Array.isArray(measure.ceiling)) {
    low = Math.min(low, ...measure.ceiling);
  }
  return [Math.max(-1, Math.floor(low * 5) / 5), 1];
}

/**
 * A forest of intervals, one row each.
 *
 * @param element where to draw; its height is set here
 * @param rows {name, n, overall, figures}
 * @param measure {key, symbol, ceiling?}
 * @returns the chart, to be disposed of before drawing again
 */
export function forest(element, { rows, measure, smallSample, range, description }) {
  const colours = palette();
  const narrow = element.clientWidth < NARROW;
  const rowHeight = narrow ? 58 : 30;
  const top = narrow ? 4 : 24;
  const bottom = 40;
  const longest = Math.max(...rows.map((row) => [...row.name].length));
  const left = narrow ? 8 : Math.min(170, Math.max(64, longest * 7.2 + 18));
  const right = narrow ? 8 : 172;
  element.style.height = `${top + bottom + rows.length * rowHeight}px`;
  const chart = echarts.init(element, null, { renderer: 'svg' });
  const text = (value, x, y, style) => ({
    type: 'text',
    silent: true,
    x,
    y,
    style: { text: value, fontFamily: colours.font, fontSize: 13, fill: colours.ink, verticalAlign: 'middle', ...style },
  });

  const band = {
    type: 'custom',
    silent: true,
    z: 1,
    data: Array.isArray(measure.ceiling) ? [measure.ceiling] : [],
    encode: { x: [0, 1, 2] },
    renderItem(params, api) {
      const area = params.coordSys;
      const figure = measure.ceiling;
      const [from, to] = figure.length === 3 ? [figure[1], figure[2]] : [figure[0], figure[0]];
      const start = api.coord([Math.max(from, range[0]), 0])[0];
      const end = api.coord([Math.min(to, range[1]), 0])[0];
      const middle = api.coord([figure[0], 0])[0];
      return {
        type: 'group',
        children: [
          {
            type: 'rect',
            shape: { x: start, y: area.y, width: Math.max(1, end - start), height: area.height },
            style: { fill: colours.bandSoft },
          },
          {
            type: 'line',
            shape: { x1: middle, y1: area.y, x2: middle, y2: area.y + area.height },
            style: { stroke: colours.band, lineWidth: 1.25, lineDash: [4, 3] },
          },
        ],
      };
    },
  };

  const intervals = {
    type: 'custom',
    silent: true,
    z: 2,
    data: rows.map((row, index) => [index]),
    renderItem(params, api) {
      const row = rows[params.dataIndex];
      const area = params.coordSys;
      const centre = area.y + (params.dataIndex + 0.5) * rowHeight;
      const y = narrow ? centre + 17 : centre;
      const figure = row.figures[measure.key];
      const enough = row.n >= smallSample;
      const weight = row.overall ? 600 : 400;
      const label = words(row, measure, smallSample);
      const children = [];
      if (!narrow && params.dataIndex === 0) {
        const head = { fontSize: 12, fill: colours.muted };
        children.push(text(`${measure.symbol} [interval]`, area.x + area.width + 14, top / 2 - 2, head));
        children.push(text('n', area.x + area.width + right - 6, top / 2 - 2, { ...head, align: 'right' }));
      }
      if (narrow) {
        children.push(text(row.name, area.x, centre - 16, { fontWeight: weight, width: area.width, overflow: 'truncate' }));
        children.push(text(`${label}   n ${row.n}`, area.x, centre + 1, { fontSize: 12, fill: colours.muted }));
      } else {
        children.push(text(row.name, area.x - 12, y, { align: 'right', fontWeight: weight, width: left - 16, overflow: 'truncate' }));
        children.push(text(label, area.x + area.width + 14, y, { fontSize: 12.5, fill: Array.isArray(figure) && enough ? colours.ink : colours.muted }));
        children.push(text(String(row.n), area.x + area.width + right - 6, y, { align: 'right', fontSize: 12.5, fill: colours.muted }));
      }
      if (Array.isArray(figure)) {
        const x = (value) => api.coord([Math.min(range[1], Math.max(range[0], value)), 0])[0];
        if (figure.length === 3) {
          children.push({
            type: 'line',
            shape: { x1: x(figure[1]), y1: y, x2: x(figure[2]), y2: y },
            style: { stroke: colours.accent, lineWidth: row.overall ? 2.25 : 1.75, lineDash: enough ? null : [2, 3] },
          });
        }
        const size = row.overall ? 6.5 : 4.5;
        const style = enough
          ? { fill: colours.accent, stroke: colours.card, lineWidth: 1.25 }
          : { fill: colours.card, stroke: colours.accent, lineWidth: 1.5 };
        const at = x(figure[0]);
        children.push(
          row.overall
            ? { type: 'polygon', shape: { points: [[at, y - size], [at + size, y], [at, y + size], [at - size, y]] }, style }
            : { type: 'circle', shape: { cx: at, cy: y, r: size }, style },
        );
      }
      return { type: 'group', children };
    },
  };

  chart.setOption({
    animation: false,
    textStyle: { fontFamily: colours.font },
    aria: { enabled: true, label: { enabled: true, description }, decal: { show: true } },
    grid: { left, right, top, bottom },
    xAxis: {
      type: 'value',
      min: range[0],
      max: range[1],
      interval: 0.2,
      name: measure.title,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: colours.muted, fontSize: 12 },
      axisLabel: { color: colours.muted, fontSize: 12, hideOverlap: true, formatter: (value) => minus(String(Math.round(value * 10) / 10)) },
      axisLine: { show: true, lineStyle: { color: colours.line } },
      axisTick: { show: false },
      splitLine: { show: !narrow, lineStyle: { color: colours.line, width: 1 } },
    },
    yAxis: { type: 'value', min: 0, max: Math.max(1, rows.length), inverse: true, show: false },
    series: [band, intervals],
  });
  return chart;
}
