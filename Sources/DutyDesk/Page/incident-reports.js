// The law's clocks: which report is due when and to whom, with its draft to be read, completed and copied.

import { at, dot, el, fold, say, text, timeText } from './dom.js';
import { leftMark } from './incident-plan.js';
import { postName } from './incident.js';
import { submittedButton } from './say-water.js';

export function openReports(incident) { return (incident.reports ?? []).filter((report) => !report.submitted); }

/** Overdue by what its side said, or by this clock. */
export function isReportLate(report, view) { return report.overdue || (view.time !== null && at(report.due) < view.time); }

export function reportsPart(incident, view) {
  const open = openReports(incident);
  const done = (incident.reports ?? []).filter((report) => report.submitted);
  if (!open.length && !done.length) return null;
  return el('section', { class: 'part reports' }, el('h4', {}, say('reports')),
    open.length > 0 && el('ul', { class: 'clocks' }, open.map((report) => clock(report, incident, view))),
    done.length > 0 && fold(`reports-${incident.id}`, say('reports-done', { n: done.length }), {}, el('ul', { class: 'clocks' }, done.map((report) => clock(report, incident, view)))));
}

function clock(report, incident, view) {
  const { submitted, draft } = report;
  const isLate = !submitted && isReportLate(report, view);
  return el('li', { class: `clock-item ${isLate ? 'late' : ''}` },
    el('p', { class: 'action' }, el('strong', {}, say(`report-${report.kind}`)), ' ', submitted ? el('span', { class: 'mark good' }, '✓') : leftMark(report.due, view), ' ',
      el('span', {}, say('due', { time: timeText(report.due, view.time) }))),
    el('p', { class: 'fine' }, say('report-to', { names: report.recipients.map(text).join(say('and-so-on')) })),
    submitted && el('p', { class: 'fine' }, say('submitted-by', { post: postName(submitted.post, view), person: submitted.person, time: timeText(submitted.at, view.time) }), submitted.note && `: ${submitted.note}`),
    draft?.unknown.length > 0 && !submitted && el('p', { class: 'fine' }, say('draft-unknown', { names: draft.unknown.map(text).join(say('and-so-on')) })),
    el('div', { class: 'folds' },
      draft && fold(`draft-${report.id}`, say('draft', { n: draft.number + 1 }), {}, copyable(text(draft.text), `copy-${report.id}`)),
      fold(`reason-${report.id}`, say('report-why'), {}, el('p', { class: 'fine' }, [text(report.reason), report.citation, report.id].join(dot)))),
    !submitted && incident.side === view.node.side && el('div', { class: 'beside' }, submittedButton(report, incident, view)));
}

/** A text that can be copied as a whole, by the button or by hand. */
export function copyable(words, key) {
  const block = el('div', { class: 'copyable', tabindex: 0 }, words);
  const button = el('button', { type: 'button', class: 'second', 'data-key': key, on: { click: () => copy(words, block, button) } }, say('copy'));
  return el('div', {}, block, button);
}

async function copy(words, block, button) {
  try {
    await navigator.clipboard.writeText(words);
    button.textContent = say('copied');
  } catch {
    // A page that came over the network without encryption may not; then it is marked for Ctrl+C.
    getSelection().selectAllChildren(block);
    button.textContent = say('copy-by-hand');
  }
}
