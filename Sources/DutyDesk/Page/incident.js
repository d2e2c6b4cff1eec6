// A river incident as one card: what and where, how grave, what to do now, and then everything that this rests on.
//
//   incident-plan.js     decisions with their deadlines   incident-targets.js  when it is where
//   incident-reports.js  the law's clocks                 incident-alarms.js   who was told and has read it back
//   incident-found.js    samples, sources, derivations    incident-needs.js    what of it stands at the top of the page
//   rivers.js            planned releases, monitors and register entries

import { dot, el, figure, fold, redraw, say, span, text, timeText } from './dom.js';
import { acknowledgements, anchor, isAcknowledged } from './warnings.js';
import { acknowledgeButton } from './say.js';
import { closeButton, gradeButton, impactButton, sampleButton } from './say-water.js';
import { alarmsPart } from './incident-alarms.js';
import { derivationPart, samplesPart, sourcesPart } from './incident-found.js';
import { planPart } from './incident-plan.js';
import { reportsPart } from './incident-reports.js';
import { targetsPart } from './incident-targets.js';
import { drawRivers } from './rivers.js';

/** Whether it goes on: closed by a person, or only suspected and the readings are normal again. */
export function isOpen(incident) { return !incident.closed && Boolean(incident.report || !incident.suspicion?.cleared); }

/** Where it is and of what, by the report or else by the monitor. */
export function originOf(incident) { return incident.report ?? incident.suspicion; }

export function otherName(id, view) { return text(view.names.others[id]) || id; }

export function postName(id, view) { return text(view.names.posts[id]?.name) || id; }

export function whereOf(incident, view) {
  const origin = originOf(incident);
  return { river: otherName(origin.river, view), km: figure(origin.kilometre), substance: otherName(origin.substance, view) };
}

export function drawIncidents(root, view) {
  const open = view.incidents.filter(isOpen).sort((left, right) => Boolean(right.report) - Boolean(left.report));
  const closed = view.incidents.filter((incident) => !isOpen(incident));
  redraw(root,
    open.length ? open.map((incident) => incidentCard(incident, view)) : el('p', { class: 'empty' }, say('no-incidents')),
    drawRivers(view),
    closed.length > 0 && fold('closed-incidents', say('closed-incidents', { n: closed.length }), {}, closed.map((incident) => incidentCard(incident, view))));
}

function incidentCard(incident, view) {
  const name = nameOf(incident, view);
  const kind = [!incident.report && 'suspected', !isOpen(incident) && 'over'].filter(Boolean).join(' ');
  return el('article', { class: `card incident ${kind}`, id: anchor('incident', incident.id) },
    el('div', { class: 'card-body' },
      badges(incident), el('h3', {}, name), origin(incident, view), ending(incident, view),
      acknowledgements(incident, view), isOpen(incident) && acknowledgeButton(incident, name, view, isAcknowledged(incident, view)),
      isOpen(incident) && planPart(incident, view),
      targetsPart(incident, view), reportsPart(incident, view), alarmsPart(incident.alarms?.all ?? [], incident.id, view),
      samplesPart(incident, view), sourcesPart(incident, view), gradeReasons(incident, view), derivationPart(incident),
      isOpen(incident) && saying(incident, view)));
}

function nameOf(incident, view) {
  const where = whereOf(incident, view);
  const mass = incident.report && (incident.report.massKilograms === undefined ? say('mass-unknown') : say('mass', { kg: figure(incident.report.massKilograms) }));
  return [where.substance, mass, say('incident-place', where)].filter(Boolean).join(dot);
}

// MARK: What it is

function badges(incident) {
  const { grade } = incident;
  const parts = [
    !incident.report && el('span', { class: 'mark suspected' }, say('suspected')),
    !incident.report && el('span', {}, say(`severity-${incident.suspicion.severity}`)),
    grade && el('span', { class: `grade grade-${grade.grade}` }, say(`grade-${grade.grade}`)),
    grade?.provisional && el('span', { class: 'mark warn' }, say('grade-provisional')),
    grade?.decidedBy && el('span', { class: 'fine' }, say('grade-decided')),
    incident.report && !grade && isOpen(incident) && el('span', { class: 'fine' }, say('grade-none')),
  ].filter(Boolean);
  return parts.length > 0 && el('p', { class: 'badges' }, parts);
}

function origin(incident, view) { return incident.report ? reported(incident, view) : suspected(incident, view); }

function reported(incident, view) {
  const { report } = incident;
  const lasting = report.durationSeconds > 0 && say('lasting', { span: span(report.durationSeconds * 1000) });
  const flow = report.dischargeCubicMetresPerSecond === undefined ? say('discharge-default') : say('discharge', { q: figure(report.dischargeCubicMetresPerSecond) });
  const bank = report.bank && say(`bank-${report.bank}`);
  const facts = [say('released', { time: timeText(report.released, view.time) }), lasting, bank, flow].filter(Boolean);
  return [el('p', {}, facts.join(dot)), el('blockquote', {}, report.description), impactLine(incident, view),
    el('p', { class: 'fine' }, incident.id, dot, el('span', { class: 'side-mark' }, say(incident.side)), ' ',
      say('reported-by', { post: postName(report.reporter, view), time: timeText(incident.reported, view.time) }))];
}

function suspected(incident, view) {
  const { suspicion } = incident;
  return [el('p', {}, say('suspected-since', { monitor: suspicion.monitor, time: timeText(suspicion.since, view.time) })),
    el('blockquote', {}, text(suspicion.reason)), isOpen(incident) && el('p', {}, say('suspected-means')),
    fold(`evidence-${incident.id}`, say('evidence', { n: suspicion.evidence.length }), {}, el('ul', { class: 'plain' },
      suspicion.evidence.map((each) => el('li', {}, text(each.text), el('span', { class: 'fine' }, [timeText(each.at, view.time), each.source].join(dot)))))),
    el('p', { class: 'fine' }, incident.id, dot, el('span', { class: 'side-mark' }, say(incident.side)))];
}

function ending(incident, view) {
  const { closed, suspicion } = incident;
  if (closed) return el('p', {}, say('closed-by', { post: postName(closed.post, view), person: closed.person, time: timeText(closed.at, view.time) }), ': ', closed.outcome);
  return !incident.report && suspicion.cleared && el('p', {}, say('cleared-at', { time: timeText(suspicion.cleared.at, view.time) }), ' ', text(suspicion.cleared.reason));
}

// MARK: What it has done, and how grave it is

function impactLine(incident, view) {
  const { impact } = incident;
  if (!impact) return null;
  const count = (key, value) => value !== undefined && value !== null && say(key, { n: value });
  const facts = [count('impact-deaths', impact.deaths), count('impact-injured', impact.injured), count('impact-evacuated', impact.evacuated),
    count('impact-loss', impact.lossTenThousandYuan), impact.intakeCutOff && say(`cut-off-${impact.intakeCutOff}`), impact.crosses && say(`crosses-${impact.crosses}`),
    impact.touchesDwellings !== undefined && say(impact.touchesDwellings ? 'dwellings-yes' : 'dwellings-no')].filter(Boolean);
  return el('p', {}, el('strong', {}, say('impact-title')), ' ', facts.join(dot),
    el('span', { class: 'fine block' }, say('impact-by', { post: postName(impact.reporter, view), person: impact.person, time: timeText(impact.at, view.time), source: impact.source })));
}

function gradeReasons(incident, view) {
  const { grade, decision } = incident;
  if (!grade) return null;
  return fold(`grade-${incident.id}`, say('grade-why', { grade: say(`grade-${grade.grade}`) }), { class: 'part-fold' },
    el('p', {}, text(grade.reason)),
    decision && el('p', {}, say('grade-by', { post: postName(decision.post, view), person: decision.person, grade: say(`grade-${decision.grade}`), time: timeText(decision.at, view.time) }), ': ', decision.reason),
    el('ul', { class: 'plain' }, grade.criteria.map((each) => el('li', {}, el('strong', {}, say(`grade-${each.grade}`)), ' ', text(each.text),
      each.isForecast && el('span', { class: 'mark estimate' }, say('by-forecast')), el('span', { class: 'fine' }, [each.source, each.citation].join(dot))))),
    grade.open.length > 0 && [el('p', {}, say('grade-open')), el('ul', { class: 'bullets' }, grade.open.map((each) => el('li', {}, text(each))))]);
}

/** What a person can say about it, from this desk. */
function saying(incident, view) {
  const isOwn = incident.side === view.node.side;
  return el('div', { class: 'buttons' }, sampleButton(incident, view), impactButton(incident, view),
    isOwn && incident.report && gradeButton(incident, view), isOwn && closeButton(incident, view));
}
