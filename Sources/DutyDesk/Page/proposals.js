// Steps of warnings that wait for people: what would go out, why, who has released it, who else may, and what happens when nobody does.

import { at, byId, dateInstant, dayText, dot, el, fold, moved, percent, redraw, say, span, text, timeText } from './dom.js';
import { areaName, hazardName, postName, postWithPerson } from './names.js';
import { declineButton, releaseButton, remainingPosts } from './say-people.js';

const isOpen = (proposal) => !proposal.withdrawn && !proposal.released;

/** Of this side, waiting for somebody. */
export function waiting(view) {
  return view.people.proposals.filter((each) => isOpen(each) && !each.declined && each.side === view.node.side && missing(each) > 0);
}

/** How many people have to release it yet. */
export function missing(proposal) { return Math.max(0, proposal.step.release.people - proposal.endorsements.length); }

export function needOfProposal(proposal, view) {
  const words = say('need-release', { what: title(proposal, view), n: missing(proposal), left: leftOf(proposal.step.release.due, view) });
  return { rank: -2, tone: 0, time: at(proposal.step.release.due), anchor: `proposal-${proposal.id}`, key: 'release', text: words, otherwise: say(`fallback-${proposal.step.release.fallback}`, { time: timeText(proposal.step.release.due, view.time) }) };
}

export function drawProposals(root, view) {
  const open = view.people.proposals.filter(isOpen).sort((one, other) => at(one.step.release.due) - at(other.step.release.due));
  const closed = view.people.proposals.filter((each) => !isOpen(each)).slice(0, 12);
  byId('proposals').hidden = open.length + closed.length === 0;
  redraw(root, open.length ? open.map((each) => card(each, view)) : el('p', { class: 'empty' }, say('no-proposals')),
    closed.length > 0 && fold('closed-proposals', say('closed-proposals', { n: closed.length }), {}, el('ul', { class: 'plain' }, closed.map((each) => closedLine(each, view)))));
}

/** `由黄色升为橙色 · 沙尘预警 · 喀什城区` */
export function title(proposal, view) {
  const { step, level, from, hazard, area } = proposal.step;
  const what = say(`step-${step}`, { level: say(`level-${level}`), from: from ? say(`level-${from}`) : '' });
  return [what, say('warning-of', { hazard: hazardName(hazard) }), areaName(area, view)].join(dot);
}

function card(proposal, view) {
  const { step, side } = proposal;
  const own = side === view.node.side;
  const days = step.onset === step.ends ? dayText(dateInstant(step.onset)) : `${dayText(dateInstant(step.onset))} – ${dayText(dateInstant(step.ends))}`;
  return el('article', { class: `card warning proposal ${step.level}`, id: `proposal-${proposal.id}` },
    el('div', { class: 'level-block' }, el('span', {}, say('proposed')), el('strong', {}, say(`level-${step.level}`)), el('span', {}, say('not-in-force'))),
    el('div', { class: 'card-body' }, el('h3', {}, title(proposal, view), ' ', el('span', { class: 'side-mark' }, say(side))),
      el('p', { class: 'when' }, days, deadline(proposal, view)), el('p', {}, text(step.reason)),
      el('p', { class: 'fine' }, say('probability-line', { p: percent(step.probability), t: percent(step.threshold) })),
      el('p', { class: 'fine' }, say('criterion-line', { criterion: step.criterion, citation: step.citation })),
      consultationLine(step.release.consultation, view), people(proposal, view),
      el('p', { class: 'otherwise' }, say(`fallback-${step.release.fallback}`, { time: timeText(step.release.due, view.time) })),
      own ? buttons(proposal, view) : el('p', { class: 'fine' }, say('other-releases', { side: say(side) })),
      el('p', { class: 'fine' }, [say('number-of', { id: proposal.id }), say('proposed-at', { time: timeText(proposal.proposed, view.time) })].join(dot))));
}

function deadline(proposal, view) {
  const due = proposal.step.release.due;
  const isLate = view.time !== null && at(due) <= view.time;
  return el('span', { class: `mark ${isLate ? 'bad' : 'warn'}` }, say('due', { time: timeText(due, view.time) }), ' ', leftOf(due, view), moved(proposal.step.formerDue, view));
}

function leftOf(due, view) {
  if (view.time === null) return '';
  const rest = at(due) - view.time;
  return rest > 0 ? say('left', { span: span(rest) }) : say('left-none');
}

function consultationLine(id, view) {
  if (!id) return el('p', { class: 'fine' }, say('no-consultation-first'));
  const consultation = view.people.consultations.find((each) => each.id === id);
  if (!consultation) return el('p', { class: 'fine' }, say('consultation-first', { id }));
  const words = consultation.closed ? say('consultation-ended', { outcome: say(`outcome-${consultation.closed.outcome}`) }) : say('consultation-running', { time: timeText(consultation.subject.due, view.time) });
  return el('p', {}, el('a', { href: `#consultation-${id}` }, words));
}

// MARK: Who stands behind it

function people(proposal, view) {
  const wanted = proposal.step.release.people;
  if (wanted === 0) return el('p', { class: 'fine' }, say('release-by-itself'));
  const done = proposal.endorsements.map((each) => el('li', { class: 'ack done' }, '✓ ', say('released-by', { post: postName(each.post, view), person: each.person, time: timeText(each.at, view.time) }),
    each.note && el('span', { class: 'note' }, ` “${each.note}”`)));
  const open = missing(proposal);
  const words = wanted === 1 ? say('wanted-one') : say('wanted-two', { n: wanted });
  return el('div', { class: 'release' }, el('p', { class: 'strong-plain' }, words, ' ', open > 0 ? el('span', { class: 'mark bad' }, say('still-missing', { n: open })) : el('span', { class: 'mark good' }, say('none-missing'))),
    el('ul', { class: 'plain' }, done, proposal.declined && el('li', { class: 'ack missing' }, say('declined-by', { post: postName(proposal.declined.post, view), person: proposal.declined.person }), ': ', proposal.declined.note)),
    open > 0 && el('p', { class: 'fine' }, say('who-may', { posts: remainingPosts(proposal).map((post) => postWithPerson(post, view)).join(say('list-comma')) })),
    open > 0 && proposal.endorsements.length > 0 && el('p', { class: 'strong-plain' }, say('another-person', { person: proposal.endorsements.map((each) => each.person).join(say('list-comma')) })));
}

function buttons(proposal, view) {
  if (proposal.declined || missing(proposal) === 0) return null;
  return el('div', { class: 'buttons' }, releaseButton(proposal, title(proposal, view), view), declineButton(proposal, title(proposal, view), view));
}

function closedLine(proposal, view) {
  const end = proposal.released ? say('proposal-released', { time: timeText(proposal.released, view.time) })
    : [say(`withdrawal-${proposal.withdrawn.cause}`), text(proposal.withdrawn.reason)].join(': ');
  return el('li', {}, title(proposal, view), dot, end, el('span', { class: 'fine' }, say('number-of', { id: proposal.id })));
}
