// What a person says about an incident on the water: an alarm was read back, a report handed in, what was found, how grave it is, that it is over.

import { ask, button, draftOf } from './say.js';
import { at, dot, figure, say, text, timeText } from './dom.js';
import { whereOf } from './incident.js';

// MARK: Alarms and reports

export function receiptButton(alarm, view, isDone) {
  const key = `receipt-${alarm.id}`;
  return button(key, isDone ? 'receipt-again' : 'receipt', say('receipt-of', { what: text(alarm.toName) }), isDone ? 'quiet' : 'second', view, () => askReceipt(key, alarm, view));
}

/** A receiver on the other side is on the telephone: then who read it back is somebody else than who writes it down. */
function askReceipt(key, alarm, view) {
  const draft = draftOf(key);
  const isByPhone = alarm.toSide !== view.node.side;
  const taker = isByPhone ? [{ name: 'takenBy', word: 'field-taken-by', kind: 'line', maximum: 60, required: true }] : [];
  ask({
    key, title: say('receipt'), about: text(alarm.toName), hint: say(isByPhone ? 'receipt-by-phone' : 'receipt-own'), send: 'send-receipt', draft, view,
    fields: [...taker, { name: 'readBack', word: 'field-read-back', maximum: 500, required: true }],
    path: `/api/alarms/${encodeURIComponent(alarm.id)}/received`,
    body: (who, { takenBy, readBack }) => ({ ...who, request: draft.request, takenBy: takenBy || null, readBack }),
  });
}

export function submittedButton(report, incident, view) {
  const key = `submitted-${report.id}`;
  return button(key, 'submitted', say('submitted-of', { what: say(`report-${report.kind}`) }), 'second', view, () => {
    const draft = draftOf(key);
    ask({
      key, title: say('submitted'), about: [say(`report-${report.kind}`), say('due', { time: timeText(report.due, view.time) })].join(dot), hint: say('submitted-hint'),
      send: 'send-submitted', draft, view, fields: [{ name: 'note', word: 'field-note', maximum: 500 }],
      path: `/api/reports/${encodeURIComponent(report.id)}/submitted`, body: (who, { note }) => ({ ...who, request: draft.request, note: note || null }),
    });
  });
}

// MARK: The incident

function incidentForm(incident, view, what, send, form) {
  const key = `${what}-${incident.id}`;
  const where = whereOf(incident, view);
  const place = [where.substance, say('incident-place', where)].join(dot);
  return button(key, what, say(`about-${what}`, { what: place }), 'quiet', view, () => {
    const draft = draftOf(key);
    ask({
      key, title: say(what), about: place, send, draft, view,
      path: `/api/incidents/${encodeURIComponent(incident.id)}/${form.path}`, hint: form.hint, fields: form.fields,
      body: (who, values) => ({ ...who, request: draft.request, ...form.body(values) }),
    });
  });
}

const grades = ['IV', 'III', 'II', 'I'];

export function gradeButton(incident, view) {
  return incidentForm(incident, view, 'decide', 'send-decide', {
    path: 'grade', hint: say('decide-hint'),
    fields: [{ name: 'grade', word: 'field-grade', required: true, options: grades.map((grade) => [grade, say(`grade-${grade}`)]), value: incident.grade?.grade },
      { name: 'reason', word: 'field-reason', maximum: 1000, required: true }],
    body: ({ grade, reason }) => ({ grade, reason }),
  });
}

export function closeButton(incident, view) {
  return incidentForm(incident, view, 'close', 'send-close', {
    path: 'close', hint: say('close-hint'), fields: [{ name: 'outcome', word: 'field-outcome', maximum: 1000, required: true }], body: ({ outcome }) => ({ outcome }),
  });
}

const cutOffs = ['none', 'township', 'county', 'city'];
const boundaries = ['none', 'county', 'prefecture', 'province', 'nation'];

export function impactButton(incident, view) {
  const count = (name, word) => ({ name, word, kind: 'number' });
  return incidentForm(incident, view, 'impact', 'send-impact', {
    path: 'impact', hint: say('impact-hint'),
    fields: [count('deaths', 'field-deaths'), count('injured', 'field-injured'), count('evacuated', 'field-evacuated'), { ...count('loss', 'field-loss'), step: 'any' },
      { name: 'intakeCutOff', word: 'field-cut-off', options: cutOffs.map((each) => [each, say(`cut-off-${each}`)]) },
      { name: 'crosses', word: 'field-crosses', options: boundaries.map((each) => [each, say(`crosses-${each}`)]) },
      { name: 'touchesDwellings', word: 'field-dwellings', options: [['true', say('dwellings-yes')], ['false', say('dwellings-no')]] },
      { name: 'source', word: 'field-source', maximum: 1000, required: true }],
    body: (values) => ({
      deaths: number(values.deaths), injured: number(values.injured), evacuated: number(values.evacuated), lossTenThousandYuan: number(values.loss),
      intakeCutOff: values.intakeCutOff || null, crosses: values.crosses || null, touchesDwellings: values.touchesDwellings ? values.touchesDwellings === 'true' : null, source: values.source,
    }),
  });
}

export function sampleButton(incident, view) {
  const places = (incident.plume?.arrivals ?? []).map((target) => [target.target, `${text(target.name)} (${figure(target.kilometre)} km)`]);
  return incidentForm(incident, view, 'sample', 'send-sample', {
    path: 'samples', hint: say('sample-hint'),
    fields: [{ name: 'section', word: 'field-section', options: places }, { name: 'kilometre', word: 'field-kilometre', kind: 'number', step: 'any' },
      { name: 'sampled', word: 'field-sampled', kind: 'time', required: true, value: view.time === null ? '' : localTime(view.time) },
      { name: 'found', word: 'field-found', kind: 'number', step: 'any' }, { name: 'limit', word: 'field-limit', kind: 'number', step: 'any' },
      { name: 'remark', word: 'field-note', maximum: 500 }],
    body: (values) => ({
      section: values.section || null, kilometre: number(values.kilometre), sampled: new Date(`${values.sampled}:00+08:00`).toISOString(),
      milligramsPerLitre: number(values.found), detectionLimit: number(values.limit), remark: values.remark || null,
    }),
  });
}

export function number(words) { return words === '' || words === undefined ? null : Number(words); }

/** Beijing's clock as a time field has it. */
export function localTime(instant) { return new Date(at(instant) + 8 * 3600e3).toISOString().slice(0, 16); }
