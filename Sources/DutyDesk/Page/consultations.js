// Consultations (会商): what was known, who was asked, what each said and why, and how it ended.

import { at, dot, el, fold, moved, redraw, say, span, text, timeText } from './dom.js';
import { areaName, hazardName, postName, postWithPerson } from './names.js';
import { drawEvidence } from './evidence.js';
import { answerButton, consultButton } from './say-people.js';

const isOpen = (consultation) => !consultation.closed;

/** Own posts that are asked and have not answered. */
function silentPosts(consultation, view) {
  return consultation.subject.participants.filter((each) => each.side === view.node.side && !lastAnswer(consultation, each.post)).map((each) => each.post);
}

export function toAnswer(view) { return view.people.consultations.filter((each) => isOpen(each) && silentPosts(each, view).length > 0); }

export function needOfConsultation(consultation, view) {
  const words = say('need-answer', { what: matter(consultation, view), left: leftOf(consultation, view) });
  return { rank: -1, tone: 0, time: at(consultation.subject.due), anchor: `consultation-${consultation.id}`, key: 'answer', text: words, otherwise: text(consultation.subject.fallback) };
}

export function drawConsultations(root, view) {
  const open = view.people.consultations.filter(isOpen).sort((one, other) => at(one.subject.due) - at(other.subject.due));
  const closed = view.people.consultations.filter((each) => !isOpen(each)).slice(0, 10);
  redraw(root, open.map((each) => card(each, view)),
    el('div', { class: 'empty consult-row' }, !open.length && el('span', {}, say('no-consultations')), ' ', consultButton(view)),
    closed.length > 0 && fold('closed-consultations', say('closed-consultations', { n: closed.length }), {}, closed.map((each) => card(each, view))));
}

function title(consultation, view) { return say('consultation-of', { what: matter(consultation, view) }); }

function matter(consultation, view) {
  const { hazard, area, level } = consultation.subject;
  return [hazardName(hazard), areaName(area, view), level && say('level-proposed', { level: say(`level-${level}`) })].filter(Boolean).join(dot);
}

function leftOf(consultation, view) {
  if (view.time === null) return '';
  const rest = at(consultation.subject.due) - view.time;
  return rest > 0 ? say('left', { span: span(rest) }) : say('left-none');
}

function card(consultation, view) {
  const { subject, closed, side } = consultation;
  const asks = subject.requestedBy && say('asked-by', { post: postName(subject.requestedBy.post, view), person: subject.requestedBy.person });
  return el('article', { class: `card consultation ${closed ? 'over' : ''}`, id: `consultation-${consultation.id}` },
    el('div', { class: 'card-body' }, el('h3', {}, title(consultation, view), ' ', el('span', { class: 'side-mark' }, say('owned-by', { side: say(side) }))),
      closed ? ending(consultation, view) : el('p', { class: 'when' }, el('span', { class: 'mark warn' }, say('answer-by', { time: timeText(subject.due, view.time) }), ' ', leftOf(consultation, view), moved(subject.formerDue, view))),
      el('p', {}, text(subject.reason)), asks && el('p', { class: 'fine' }, asks),
      participants(consultation, view), !closed && answerButton(consultation, title(consultation, view), view),
      !closed && el('p', { class: 'otherwise' }, text(subject.fallback)),
      closed ? fold(`evidence-${consultation.id}`, say('evidence-known'), {}, drawEvidence(subject, view)) : drawEvidence(subject, view),
      el('p', { class: 'fine' }, [say('number-of', { id: consultation.id }), say('opened-at', { time: timeText(consultation.opened, view.time) })].join(dot))));
}

// MARK: Who says what

function lastAnswer(consultation, post) { return consultation.answers.filter((each) => each.post === post).at(-1); }

function participants(consultation, view) {
  const rows = consultation.subject.participants.map((each) => participant(consultation, each, view));
  return el('table', { class: 'opinions' }, el('thead', {}, el('tr', {}, ['col-post', 'col-opinion', 'col-why'].map((key) => el('th', { scope: 'col' }, say(key))))), el('tbody', {}, rows));
}

function participant(consultation, { post, side, isRequired }, view) {
  const answer = lastAnswer(consultation, post);
  const earlier = consultation.answers.filter((each) => each.post === post).slice(0, -1);
  const name = el('th', { scope: 'row' }, el('span', { class: 'side-mark' }, say(side)), ' ', answer ? postName(post, view) : postWithPerson(post, view),
    isRequired && el('span', { class: 'fine block' }, say('must-answer')));
  if (!answer) {
    if (!consultation.closed && side !== view.node.side && view.link?.state === 'down') return el('tr', {}, name, el('td', { class: 'ack missing', colspan: 2 }, say('unreachable-now')));
    return el('tr', {}, name, el('td', { class: isRequired ? 'ack missing' : 'fine', colspan: 2 }, say(consultation.closed ? 'did-not-answer' : 'not-answered')));
  }
  const level = answer.level && el('span', { class: `level-word ${answer.level}` }, say(`level-${answer.level}`));
  return el('tr', { class: `stance-${answer.stance}` }, name,
    el('td', {}, el('strong', {}, say(`stance-${answer.stance}`)), ' ', level, el('span', { class: 'fine block' }, answer.person, dot, timeText(answer.at, view.time))),
    el('td', {}, answer.reason, earlier.map((each) => el('span', { class: 'fine block' }, say('said-before', { stance: say(`stance-${each.stance}`), time: timeText(each.at, view.time) }), ': ', each.reason))));
}

// MARK: How it ended

function ending(consultation, view) {
  const { outcome, level, silent, unreachable, minutes, nextReview, at: time } = consultation.closed;
  return el('div', { class: 'ending' },
    el('p', { class: 'when' }, el('span', { class: `mark ${outcome === 'agreed' ? 'good' : 'warn'}` }, say(`outcome-${outcome}`)), ' ', level ? say('agreed-on', { level: say(`level-${level}`) }) : say('agreed-none'), dot, timeText(time, view.time)),
    silent.length > 0 && el('p', { class: 'ack missing' }, say('were-silent', { posts: silent.map((post) => postName(post, view)).join(say('list-comma')) })),
    unreachable.length > 0 && el('p', { class: 'ack missing' }, say('was-unreachable', { side: unreachable.map((side) => say(side)).join(say('list-comma')) })),
    el('h4', {}, say('minutes')), el('blockquote', {}, text(minutes)), nextReview && el('p', { class: 'fine' }, say('next-review', { time: timeText(nextReview, view.time) })));
}
