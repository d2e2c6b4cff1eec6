// Warnings and river incidents: what is in force, who has acknowledged it, and when a plume arrives where.

import { at, clockText, dateInstant, dayText, dot, el, figure, fold, knows, percent, redraw, say, span, text, timeText } from './dom.js';
import { acknowledgeButton } from './say.js';

// MARK: Acknowledgements

function acknowledgementsOf(item, view, side) {
  return (view.acknowledgements[item.id] ?? []).filter((each) => each.side === side);
}

/** Whether this side has acknowledged what is in force now; an acknowledgement from before a raise does not count. */
export function isAcknowledged(item, view, side = view.node.side) {
  const current = item.current ?? [item.event];
  return acknowledgementsOf(item, view, side).some((each) => current.includes(each.of));
}

/** Who has acknowledged, side by side. */
export function acknowledgements(item, view, sides = ['local', 'corps']) {
  const order = [...sides].sort((left, right) => (left === view.node.side ? -1 : 1) - (right === view.node.side ? -1 : 1));
  return el('ul', { class: 'acks' }, order.map((side) => acknowledgementLine(item, view, side)));
}

function acknowledgementLine(item, view, side) {
  const all = acknowledgementsOf(item, view, side);
  const isDone = isAcknowledged(item, view, side);
  if (!all.length) return el('li', { class: 'ack missing' }, say('not-acked', { side: say(side) }));
  if (!isDone) return el('li', { class: 'ack missing' }, say('acked-before', { side: say(side) }));
  const last = all[all.length - 1];
  const post = text(view.names.posts[last.post]?.name) || last.post;
  const line = say('acked', { side: say(side), post, person: last.person, time: timeText(last.at, view.time) });
  return el('li', { class: 'ack done' }, '✓ ', line, all.length > 1 && ` ${say('acked-more', { n: all.length })}`,
    last.note && el('span', { class: 'note' }, ` “${last.note}”`));
}

// MARK: Warnings

export function needOfWarning(warning, view) {
  const area = text(view.names.areas[warning.area]?.name) || warning.area;
  const values = { level: say(`level-${warning.level}`), hazard: hazard(warning), area };
  return { rank: 0, time: -at(warning.changed), anchor: anchor('warning', warning.id), text: say('need-warning', values) };
}

export function anchor(kind, id) { return `${kind}-${id}`; }

function hazard(warning) { return knows(`hazard-${warning.hazard}`) ? say(`hazard-${warning.hazard}`) : warning.hazard; }

const rankOfLevel = { red: 0, orange: 1, yellow: 2 };

export function drawWarnings(root, view) {
  const open = view.warnings.filter((warning) => !warning.lifted)
    .sort((left, right) => rankOfLevel[left.level] - rankOfLevel[right.level] || at(right.changed) - at(left.changed));
  const closed = view.warnings.filter((warning) => warning.lifted);
  redraw(root,
    open.length ? open.map((warning) => warningCard(warning, view)) : el('p', { class: 'empty' }, say('no-warnings')),
    closed.length > 0 && fold('closed-warnings', say('closed-warnings', { n: closed.length }), {}, closed.map((warning) => warningCard(warning, view))));
}

function warningCard(warning, view) {
  const area = view.names.areas[warning.area];
  const name = [say('warning-of', { hazard: hazard(warning) }), text(area?.name) || warning.area].join(dot);
  const days = warning.onset === warning.ends ? dayText(dateInstant(warning.onset)) : `${dayText(dateInstant(warning.onset))} – ${dayText(dateInstant(warning.ends))}`;
  return el('article', { class: `card warning ${warning.lifted ? 'over' : warning.level}`, id: anchor('warning', warning.id) },
    el('div', { class: 'level-block' }, el('strong', {}, say(`level-${warning.level}`)), el('span', {}, say(`level-roman-${warning.level}`))),
    el('div', { class: 'card-body' },
      el('h3', {}, name, area?.illustrative && illustrativeMark()),
      el('p', { class: 'when' }, days, changeText(warning)), isPastEnd(warning, view) && el('p', { class: 'past-end' }, el('span', { class: 'mark warn' }, say('past-end'))), el('p', {}, text(warning.reason)),
      el('p', { class: 'fine' }, say('probability-line', { p: percent(warning.probability), t: percent(warning.threshold) })),
      el('p', { class: 'fine' }, say('criterion-line', { criterion: warning.criterion, citation: warning.citation })),
      el('p', { class: 'fine' }, warning.id, dot, say('issued-by', { side: say(warning.side), time: timeText(warning.issued, view.time) }),
        warning.lifted && [dot, say('lifted-at', { time: timeText(warning.lifted, view.time) })]),
      acknowledgements(warning, view), !warning.lifted && acknowledgeButton(warning, [say(`level-${warning.level}`), name, days].join(dot), view, isAcknowledged(warning, view))));
}

/** Whether the last day has passed and nobody has lifted or prolonged it; without a newer forecast it stays in force. */
function isPastEnd(warning, view) {
  return !warning.lifted && view.time !== null && view.time >= dateInstant(warning.ends) + 24 * 3600e3;
}

function changeText(warning) {
  if (!warning.change || warning.lifted) return null;
  const words = say(`change-${warning.change}`, { from: say(`level-${warning.from}`) });
  return el('span', { class: `mark ${warning.change === 'raised' ? 'bad' : 'warn'}` }, words);
}

export function illustrativeMark() { return el('span', { class: 'mark illustrative' }, say('illustrative')); }

// MARK: River incidents

function otherName(id, view) { return text(view.names.others[id]) || id; }

function whereOf(incident, view) {
  return { river: otherName(incident.report.river, view), km: figure(incident.report.kilometre), substance: otherName(incident.report.substance, view) };
}

/** An arrival within this time is spoken of at the top of the page; at a drinking-water intake every one that is still ahead. */
const soon = 24 * 3600e3;

/** The share of courses from which an arrival is possible, as the forecast counts it, and from which it is likely. */
const possible = 0.1;
const likely = 0.5;

/** Without a share the amount is unknown, and whatever comes is taken as likely. */
function shareOf(target) { return target.exceedanceProbability ?? 1; }

/** When the limit is exceeded, if that is possible. A forecast of the first method left out what was not likely; its peak stands in. */
function bandOf(target) { return shareOf(target) >= possible ? target.arrival ?? target.peak : null; }

function isDrinking(target) { return target.kind === 'drinking-intake'; }

export function needsOfIncident(incident, view) {
  const needs = [];
  if (!isAcknowledged(incident, view)) {
    needs.push({ rank: 0, time: -at(incident.reported), anchor: anchor('incident', incident.id), text: say('need-incident', whereOf(incident, view)) });
  }
  const own = (incident.plume?.arrivals ?? []).filter((target) => target.side === view.node.side && bandOf(target) && view.time !== null)
    .filter((target) => at(bandOf(target).late) > view.time).sort((left, right) => at(bandOf(left).early) - at(bandOf(right).early));
  const next = own.find((target) => shareOf(target) >= likely && at(bandOf(target).early) - view.time < soon);
  const named = own.filter((target) => target === next || isDrinking(target));
  return [...needs, ...named.map((target) => needOfArrival(target, incident, view))];
}

function needOfArrival(target, incident, view) {
  const early = at(bandOf(target).early);
  const when = early > view.time ? say('ahead', { span: span(early - view.time) }) : say('under-way');
  const values = { target: text(target.name), time: timeText(early, view.time), span: when, p: percent(shareOf(target)) };
  const words = say(shareOf(target) < likely ? 'need-possible' : 'need-arrival', values);
  return { rank: 1, time: early, key: target.target, anchor: anchor('incident', incident.id), text: words };
}

export function drawIncidents(root, view) {
  const open = view.incidents.filter((incident) => !incident.closed);
  const closed = view.incidents.filter((incident) => incident.closed);
  redraw(root,
    open.length ? open.map((incident) => incidentCard(incident, view)) : el('p', { class: 'empty' }, say('no-incidents')),
    closed.length > 0 && fold('closed-incidents', say('closed-incidents', { n: closed.length }), {}, closed.map((incident) => incidentCard(incident, view))));
}

function incidentCard(incident, view) {
  const { report } = incident;
  const where = whereOf(incident, view);
  const mass = report.massKilograms === undefined ? say('mass-unknown') : say('mass', { kg: figure(report.massKilograms) });
  const lasting = report.durationSeconds > 0 && say('lasting', { span: span(report.durationSeconds * 1000) });
  const flow = report.dischargeCubicMetresPerSecond === undefined ? say('discharge-default') : say('discharge', { q: figure(report.dischargeCubicMetresPerSecond) });
  const facts = [say('released', { time: timeText(report.released, view.time) }), lasting, flow].filter(Boolean);
  const post = text(view.names.posts[report.reporter]?.name) || report.reporter;
  const name = [where.substance, mass, say('incident-place', where)].join(dot);
  return el('article', { class: `card incident ${incident.closed ? 'over' : ''}`, id: anchor('incident', incident.id) },
    el('div', { class: 'card-body' },
      el('h3', {}, name), el('p', {}, facts.join(dot)), el('blockquote', {}, report.description),
      el('p', { class: 'fine' }, incident.id, dot, el('span', { class: 'side-mark' }, say(incident.side)), ' ', say('reported-by', { post, time: timeText(incident.reported, view.time) })),
      incident.closed && closing(incident.closed, view), incident.plume ? plume(incident, view) : el('p', { class: 'empty' }, say('no-plume')),
      acknowledgements(incident, view), !incident.closed && acknowledgeButton(incident, name, view, isAcknowledged(incident, view))));
}

function closing(closed, view) {
  const post = text(view.names.posts[closed.post]?.name) || closed.post;
  return el('p', {}, say('closed-by', { post, person: closed.person, time: timeText(closed.at, view.time) }), ': ', closed.outcome);
}

// MARK: The plume

function plume(incident, view) {
  const { plume } = incident;
  const head = ['col-target', 'col-arrival', 'col-peak', 'col-exceed', 'col-limit'];
  return el('div', { class: 'plume' },
    el('p', { class: 'fine' }, el('span', { class: 'mark estimate', title: say('estimate-hint') }, say('estimate')), ' ',
      say('plume-issued', { time: timeText(plume.issued, view.time), method: plume.method })),
    el('table', { class: 'arrivals' }, el('thead', {}, el('tr', {}, head.map((key) => el('th', { scope: 'col' }, say(key))))),
      el('tbody', {}, plume.arrivals.map((target) => arrivalRow(target, incident, view)))),
    plume.assumptions.length > 0 && fold(`assumptions-${incident.id}`, say('assumptions', { n: plume.assumptions.length }), { class: 'assumptions' },
      el('p', { class: 'fine' }, say('assumptions-title')), el('ul', {}, plume.assumptions.map((assumption) => el('li', {}, text(assumption))))));
}

function arrivalRow(target, incident, view) {
  const cell = (key, ...content) => el('td', { 'data-name': say(key) }, el('div', {}, content));
  const isLikely = shareOf(target) >= likely && target.arrival;
  return el('tr', { class: isLikely ? 'likely' : '' },
    el('th', { scope: 'row' }, text(target.name), el('span', { class: 'fine' }, el('span', { class: 'side-mark' }, say(target.side)), ' ', kindOf(target), dot, `${figure(target.kilometre)} km`)),
    cell('col-arrival', arrivalText(target, view)), cell('col-peak', peakText(target, view)),
    cell('col-exceed', target.exceedanceProbability === undefined ? say('unknown') : el('strong', {}, percent(target.exceedanceProbability))),
    cell('col-limit', `${figure(target.limit)} mg/l`, el('span', { class: 'fine' }, target.limitCitation),
      target.assumptions.length > 0 && fold(`assumptions-${incident.id}-${target.target}`, say('assumptions', { n: target.assumptions.length }), { class: 'assumptions' },
        el('ul', {}, target.assumptions.map((assumption) => el('li', {}, text(assumption)))))));
}

function kindOf(target) { return knows(`kind-${target.kind}`) ? say(`kind-${target.kind}`) : target.kind; }

function arrivalText(target, view) {
  if (!bandOf(target)) return el('span', { class: 'fine' }, say('not-expected'));
  if (shareOf(target) < likely) return possibleText(target, view);
  if (!target.arrival) return el('span', { class: 'fine' }, say('unknown'));
  const { early, median, late } = target.arrival;
  return [target.exceedanceProbability === undefined && el('span', { class: 'fine' }, say('front')),
    el('strong', {}, timeText(median, view.time)), el('span', { class: 'band' }, bandText(early, late, view)),
    el('span', { class: 'fine' }, countdown(target, view)), target.departure && el('span', { class: 'fine' }, say('until', { time: timeText(target.departure.median, view.time) }))];
}

/** Less likely than not: how likely, and the earliest time, for which whoever runs the intake prepares. */
function possibleText(target, view) {
  return [el('strong', {}, say('possible', { p: percent(shareOf(target)) })),
    el('span', { class: 'band' }, say('at-the-earliest', { time: timeText(bandOf(target).early, view.time) })),
    el('span', { class: 'fine' }, countdown(target, view)), target.departure && el('span', { class: 'fine' }, say('until', { time: timeText(target.departure.late, view.time) }))];
}

/** The day of the second time is left out when it is the first's. */
function bandText(early, late, view) {
  const end = dayText(at(early)) === dayText(at(late)) ? clockText(at(late)) : timeText(late, view.time);
  return `${timeText(early, view.time)} – ${end}`;
}

function countdown(target, view) {
  if (view.time === null) return '';
  const { early, late } = bandOf(target);
  if (at(early) > view.time) return say('ahead', { span: span(at(early) - view.time) });
  if (target.departure && at(target.departure.late) < view.time) return say('passed');
  return at(late) < view.time || at(early) <= view.time ? say('under-way') : '';
}

function peakText(target, view) {
  const { peakConcentration: most } = target;
  return [timeText(target.peak.median, view.time), el('span', { class: 'band' },
    most ? `${figure(most.median)} mg/l (${figure(most.low)}–${figure(most.high)})` : say('unknown'))];
}
