// What to do now: the plan's decisions, each with the last time for its order, and what may be opened again when.

import { at, dot, el, fold, percent, say, span, text, timeText } from './dom.js';
import { postName } from './incident.js';

/** Decisions and closed intakes shown without unfolding, at most. */
const firstDecisions = 4;
const firstClosed = 3;
/** A decision within this time is urgent, and within this one it is near. */
const urgent = 30 * 60e3;
const near = 2 * 3600e3;

/** Decisions still to be taken, in order of their time. */
export function decisionsAhead(incident, view) {
  return (incident.plan?.timeline ?? []).filter((decision) => view.time === null || at(decision.decideBy) > view.time)
    .sort((left, right) => at(left.decideBy) - at(right.decideBy));
}

export function intakeOf(decision, plan) {
  return decision.target && [...plan.drinkingWater, ...plan.irrigation].find((intake) => intake.target === decision.target);
}

/** How long is left, as a mark that becomes more urgent; past times say for how long. */
export function leftMark(time, view, redFrom = urgent) {
  if (view.time === null) return null;
  const left = at(time) - view.time;
  if (left < 0) return el('span', { class: 'mark bad' }, say('overdue', { span: span(-left) }));
  return el('span', { class: `mark ${left < redFrom ? 'bad' : left < near ? 'warn' : ''}` }, say('due-in', { span: span(left) }));
}

export function planPart(incident, view) {
  const { plan } = incident;
  if (!plan) return incident.report ? el('section', { class: 'part doing' }, el('h4', {}, say('doing')), el('p', { class: 'fine' }, say('no-plan'))) : null;
  const ahead = decisionsAhead(incident, view);
  const [first, rest] = [ahead.slice(0, firstDecisions), ahead.slice(firstDecisions)];
  return el('section', { class: 'part doing' }, el('h4', {}, say('doing')),
    first.length > 0 ? el('ol', { class: 'decisions' }, first.map((each, index) => decisionItem(each, plan, view, index === 0))) : el('p', {}, say('doing-nothing')),
    rest.length > 0 && fold(`decisions-${incident.id}`, say('decisions-more', { n: rest.length }), {}, el('ol', { class: 'decisions' }, rest.map((each) => decisionItem(each, plan, view, false)))),
    closedIntakes(incident, view), planInFull(incident, view),
    el('p', { class: 'fine' }, el('span', { class: 'mark estimate', title: say('estimate-hint') }, say('estimate')), ' ',
      say('plan-issued', { time: timeText(plan.issued, view.time) })));
}

function decisionItem(decision, plan, view, isNext) {
  const action = decision.action && plan.actions.find((each) => each.id === decision.action);
  const intake = intakeOf(decision, plan);
  return el('li', { class: `decision ${isNext ? 'next' : ''}` },
    el('div', { class: 'by' }, el('strong', {}, say('by', { time: timeText(decision.decideBy, view.time) })), ' ', leftMark(decision.decideBy, view)),
    el('div', {}, el('p', { class: 'action' }, text(decision.what)), el('p', { class: 'fine' }, who(decision, view)),
      action && actionFacts(action), intake && reopening(intake, view)));
}

function who(of, view) {
  const owner = text(view.names.organisations?.[of.owner]?.name) || of.owner;
  return [el('span', { class: 'side-mark' }, say(of.side)), ' ', owner, of.post && `${dot}${postName(of.post, view)}`];
}

/** What somebody has to know who gives the order. */
function actionFacts(action) {
  const facts = [say('works-after', { span: span(action.minutesToOperate * 60e3) }), action.inTimeProbability !== undefined && say('in-time', { p: percent(action.inTimeProbability) }),
    action.holdsProbability !== undefined && say('holds', { p: percent(action.holdsProbability) })].filter(Boolean);
  return el('p', { class: 'fine' }, facts.join(dot), !action.isVerified && el('span', { class: 'mark unverified' }, say('not-verified')),
    action.figuresProvenance !== 'named-source' && el('span', { class: 'mark illustrative' }, say(action.figuresProvenance)));
}

function reopening(intake, view) {
  const words = intake.reopenAfter ? say('reopen-after', { time: timeText(intake.reopenAfter, view.time) }) : say('reopen-unknown');
  return el('p', { class: 'reopen' }, words, intake.exceedanceProbability !== undefined && el('span', { class: 'fine' }, ` ${say('exceeds', { p: percent(intake.exceedanceProbability) })}`),
    intake.backupState && intake.backupState !== 'none' && el('span', { class: 'fine' }, ` ${say(`backup-${intake.backupState}`, { name: text(intake.backupName) })}`));
}

// MARK: What has to stay closed

/** Intakes whose time to close has come, until they may be opened again; drinking water first. */
function closedIntakes(incident, view) {
  if (view.time === null) return null;
  const { plan } = incident;
  const ahead = new Set(decisionsAhead(incident, view).map((decision) => decision.target).filter(Boolean));
  const closed = [...plan.drinkingWater, ...plan.irrigation].filter((intake) => !ahead.has(intake.target) && (!intake.reopenAfter || at(intake.reopenAfter) > view.time));
  if (!closed.length) return null;
  const [first, rest] = [closed.slice(0, firstClosed), closed.slice(firstClosed)];
  const list = (intakes) => el('ul', { class: 'closed-intakes' }, intakes.map((intake) => el('li', {},
    el('p', { class: 'action' }, say('keep-closed', { target: text(intake.name) })), el('p', { class: 'fine' }, who(intake, view)), reopening(intake, view))));
  return [el('h5', {}, say('stay-closed')), list(first), rest.length > 0 && fold(`closed-${incident.id}`, say('stay-closed-more', { n: rest.length }), {}, list(rest))];
}

// MARK: The plan in full

function planInFull(incident, view) {
  const { plan } = incident;
  return [el('p', { class: 'plan-summary' }, text(plan.summary)),
    fold(`plan-${incident.id}`, say('plan-full', { n: plan.combinations.length, m: plan.actions.length }), {},
      plan.combinations.map((each) => combination(each, incident, view)),
      plan.actions.length > 0 && [el('h5', {}, say('plan-facilities')), el('ul', { class: 'plain' }, plan.actions.map((action) => facility(action, view)))],
      [...plan.drinkingWater, ...plan.irrigation].length > 0 && [el('h5', {}, say('plan-intakes')), el('ul', { class: 'plain' },
        [...plan.drinkingWater, ...plan.irrigation].map((intake) => el('li', {}, el('strong', {}, text(intake.name)), ' ', text(intake.advice))))],
      plan.assumptions.length > 0 && [el('h5', {}, say('assumptions-title')), el('ul', { class: 'bullets' }, plan.assumptions.map((each) => el('li', {}, text(each))))])];
}

function combination(each, incident, view) {
  const { plan } = incident;
  const names = each.actions.map((id) => text(plan.actions.find((action) => action.id === id)?.name) || id);
  const gains = each.outcomes.filter((outcome) => outcome.peakShare < 0.95 || outcome.peakShare > 1.05);
  const before = (target) => plan.untreated.find((outcome) => outcome.target === target)?.exceedanceProbability;
  return fold(`combination-${incident.id}-${each.rank}`, [`${each.rank}. `, names.join(' + '), each.decideBy && ` · ${say('by', { time: timeText(each.decideBy, view.time) })}`], { class: 'combination' },
    el('ol', { class: 'numbered' }, each.explanation.map((step) => el('li', {}, text(step)))),
    gains.length > 0 && el('ul', { class: 'plain' }, gains.map((outcome) => el('li', {}, el('strong', {}, text(outcome.name)), ' ', say('peak-share', { p: percent(outcome.peakShare) }),
      outcome.exceedanceProbability !== undefined && `${dot}${say('exceeds-from', { before: percent(before(outcome.target)), p: percent(outcome.exceedanceProbability) })}`))),
    each.failures.map((failure) => el('p', { class: 'fine' }, text(failure.consequence))));
}

function facility(action, view) {
  return el('li', {}, el('span', { class: `mark ${action.state === 'operable' ? 'good' : ''}` }, say(`state-${action.state}`)), ' ', el('strong', {}, text(action.name)), ` · ${say(`operation-${action.operation}`)}`,
    action.state === 'operable' && action.decideBy && ` · ${say('by', { time: timeText(action.decideBy, view.time) })}`, el('span', { class: 'fine' }, who(action, view)), action.reason && el('span', { class: 'fine' }, text(action.reason)));
}
