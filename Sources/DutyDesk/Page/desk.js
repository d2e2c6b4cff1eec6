// The page: what is the case, what needs whom, and how much of it can be trusted at this moment.
//
//   link.js   the connection to the desk server      dom.js    elements, words and times
//   air.js    the forecast, with air-*.js            incident.js  river incidents, with incident-*.js and rivers.js
//   criteria.js  how near the warning criteria are   warnings.js  warnings and acknowledgements
//   work.js   tasks and the list of events           say.js, say-*.js  what a person says: acknowledge, report done
//   calls.js  calls that ring                        proposals.js, consultations.js, evidence.js  what waits for people
//   duty.js   who sits where                         silences.js, traffic.js  what is quiet, what is not heard, the link

import { at, byId, clockText, currentLanguage, dayText, el, loadWords, redraw, say, span, switchLanguage, text, timeText, weekday, yearText } from './dom.js';
import { follow, isLost, link, now, silentFor } from './link.js';
import { drawForecast } from './air.js';
import { alarmGroups, alarmName } from './air-record.js';
import { drawCriteria } from './criteria.js';
import { drawIncidents, isOpen } from './incident.js';
import { needsOfIncident } from './incident-needs.js';
import { drawWarnings, isAcknowledged, isInForce, needOfWarning } from './warnings.js';
import { beyond, drawCalls, drawHeld, isCalled, isQuiet, ringing, unlisted } from './calls.js';
import { drawProposals, needOfProposal, waiting } from './proposals.js';
import { drawConsultations, needOfConsultation, toAnswer } from './consultations.js';
import { drawDuty, emptySeats, needOfSeat } from './duty.js';
import { drawSilences, needsOfWatches } from './silences.js';
import { drawTraffic } from './traffic.js';
import { drawLines, drawTasks, needOfTask, openTasks } from './work.js';
import { askPerson, personOnDuty, onSaid } from './say.js';

const isExercise = document.documentElement.dataset.realm === 'exercise';
let drawn = null;

// MARK: Drawing

/** Called whenever something may have changed, and once a second for the clock. */
function draw() {
  drawClock();
  drawHealth();
  drawAlarms();
  const sign = [link.picture?.status.revision, link.status?.journal, isBehind(), currentLanguage(), Math.floor((now() ?? 0) / 60_000), window.innerWidth].join();
  if (sign !== drawn) drawAll(sign);
}

function drawAll(sign) {
  drawn = sign;
  document.documentElement.lang = currentLanguage() === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', say(element.dataset.label));
  const [language, person] = [byId('language'), byId('person')];
  language.textContent = say('language');
  language.lang = currentLanguage() === 'zh' ? 'en' : 'zh-CN';
  person.textContent = personOnDuty() ? say('you-are', { person: personOnDuty() }) : say('who-are-you');
  if (!link.picture) return redraw(byId('now-body'), el('p', { class: 'calm' }, say('now-waiting')));
  const view = { ...link.picture, time: now() };
  byId('side').textContent = say(`side-${view.node.side}`);
  byId('footing').textContent = say('footing', { realm: view.node.realm, position: view.status.position });
  redraw(byId('feed'), view.node.feed && el('a', { href: view.node.feed, type: 'application/atom+xml' }, say('cap-feed')));
  drawCalls(byId('calls-body'), view);
  drawNow(view);
  drawHeld(byId('held-body'), view);
  drawProposals(byId('proposals-body'), view);
  drawConsultations(byId('consultations-body'), view);
  drawDuty(byId('duty-body'), view);
  drawSilences(byId('silences-body'), view);
  drawTraffic(byId('traffic-body'), view);
  drawWarnings(byId('warnings-body'), view);
  drawCriteria(byId('criteria-body'), view);
  drawIncidents(byId('incidents-body'), view);
  drawForecast(byId('forecast-body'), view);
  drawTasks(byId('tasks-body'), view);
  drawLines(byId('lines-body'), view);
}

// MARK: The header

function drawClock() {
  const time = now();
  const isTold = link.picture?.node.clock === 'journal';
  byId('clock-label').textContent = say(isTold || isExercise ? 'exercise-time' : 'beijing-time');
  byId('clock').textContent = time === null ? '––:––' : clockText(time);
  byId('clock-day').textContent = time === null ? (isTold ? say('no-clock') : '') : `${say('day-of-year', { year: yearText(time), day: dayText(time) })} ${weekday(time)}`;
}

/** Readings come every hour; after this time something is wrong. */
const oldData = 6 * 3600e3;

function chip(key, value, state) {
  return el('li', { class: `chip ${state}` }, el('span', { class: 'chip-name' }, key), ' ', el('strong', {}, value));
}

let shownHealth = '';
function drawHealth() {
  const chips = link.picture ? [dataChip(), journalChip(), linkChip(), deskChip()] : [deskChip()];
  const sign = chips.map((each) => each.className + each.textContent).join('|');
  if (sign === shownHealth) return;
  shownHealth = sign;
  byId('health').replaceChildren(...chips);
}

function dataChip() {
  const hours = Object.values(link.picture.newestHour).map(at);
  if (!hours.length) return chip(say('chip-data'), say('no-data'), 'warn');
  const time = now();
  const newest = Math.max(...hours);
  if (time === null) return chip(say('chip-data'), timeText(newest), '');
  const age = time - newest;
  const value = age < 0 ? say('ahead-by', { span: span(-age) }) : say('ago', { span: span(age) });
  return chip(say('chip-data'), value, age > oldData ? 'bad' : age > 3 * 3600e3 ? 'warn' : 'good');
}

function journalChip() {
  const status = link.status;
  if (status.journal === 'open' && isBehind()) return chip(say('chip-journal'), say('journal-behind'), 'warn');
  const state = { starting: 'warn', open: 'good', refusing: 'bad', silent: 'bad' }[status.journal];
  return chip(say('chip-journal'), say(`journal-${status.journal}`), state);
}

function linkChip() {
  const name = say('chip-link', { side: say(otherSide()) });
  const state = link.picture.link;
  if (!state) return chip(name, say('link-unknown'), 'warn');
  if (state.state === 'up') return chip(name, say('link-up'), 'good');
  return chip(name, say('link-down-since', { time: timeText(state.since, now()) }), 'bad');
}

function deskChip() {
  if (isLost()) return chip(say('chip-desk'), say('desk-lost'), 'bad');
  return chip(say('chip-desk'), say(link.streaming ? 'desk-live' : 'desk-polling'), link.streaming ? 'good' : 'warn');
}

function otherSide() { return link.picture.node.side === 'local' ? 'corps' : 'local'; }

/** A few events on their way are nothing to speak of. */
function isBehind() { return Number(link.status?.behind ?? 0) > 50; }

// MARK: What must not be overlooked

let shownAlarms = '';
function drawAlarms() {
  const alarms = currentAlarms();
  document.body.classList.toggle('lost', isLost());
  const sign = alarms.map((alarm) => alarm.sign).join('|') + currentLanguage();
  if (sign === shownAlarms) {
    // The seconds run on without being read aloud again.
    const seconds = document.querySelector('#alarms .silent-for');
    if (seconds && alarms[0]?.title) seconds.textContent = alarms[0].title;
    return;
  }
  shownAlarms = sign;
  byId('alarms').replaceChildren(...alarms.map((alarm) =>
    el('div', { class: `alarm ${alarm.kind ?? 'bad'}` }, el('strong', { class: alarm.class ?? '' }, alarm.title), alarm.lines.map((line) => el('p', {}, line)))));
}

function currentAlarms() {
  const alarms = [];
  if (isLost()) alarms.push(lostAlarm());
  const status = link.status;
  if (!status) return alarms;
  const reason = status.reason ? [[say('reason', { reason: '' }), el('span', { lang: 'en' }, status.reason)]] : [];
  if (status.journal === 'refusing' || status.journal === 'silent') {
    alarms.push({ sign: status.journal + status.reason, title: say(`alarm-${status.journal}`), lines: [...reason, say('alarm-by-phone')] });
  }
  if (status.journal === 'open' && isBehind()) {
    alarms.push({ sign: 'behind', kind: 'warn', title: say('alarm-behind', { n: status.behind }), lines: [] });
  }
  if (status.absent?.length) {
    const lines = status.absent.map((service) => `${service}: ${say(`without-${service}`)}`);
    alarms.push({ sign: `absent${status.absent}`, title: say('alarm-absent'), lines: [...lines, say('alarm-absent-action')] });
  }
  const other = link.picture?.link;
  if (other?.state === 'down') {
    const title = say('alarm-link', { side: say(otherSide()), time: timeText(other.since, now()) });
    alarms.push({ sign: `link${other.since}`, kind: 'warn', title, lines: [text(other.reason)] });
  }
  return alarms;
}

function lostAlarm() {
  const time = now();
  const asOf = link.picture && time !== null ? time - (link.picture.node.clock === 'journal' ? 0 : silentFor()) : null;
  const title = asOf === null ? say('alarm-never') : say('alarm-lost', { span: span(silentFor()), time: timeText(asOf) });
  return { sign: 'lost', class: 'silent-for', title, lines: [say('alarm-lost-action')] };
}

// MARK: What needs somebody now

/** Needs shown at once, at most; the rest is in the sections below. */
const maximumNeeds = 6;

function drawNow(view) {
  const needs = [
    ...waiting(view).map((proposal) => needOfProposal(proposal, view)), ...toAnswer(view).map((consultation) => needOfConsultation(consultation, view)),
    // What is called about already stands above.
    ...emptySeats(view).map((seat) => needOfSeat(seat, view)),
    ...needsOfWatches(view.people.watches.filter((watch) => watch.side === view.node.side && !isCalled(watch.lapsed.watch, view)), view),
    ...view.warnings.filter((warning) => isInForce(warning) && !isAcknowledged(warning, view) && !isCalled(warning.id, view)).map((warning) => needOfWarning(warning, view)),
    ...view.incidents.filter(isOpen).flatMap((incident) => needsOfIncident(incident, view)),
    ...view.tasks.map((task) => needOfTask(task, view)).filter(Boolean),
  ].sort((left, right) => left.rank - right.rank || left.time - right.time);
  const loud = ringing(view);
  const body = needs.length
    ? [el('p', { class: 'count' }, say(needs.length === 1 ? 'now-count-1' : 'now-count', { n: needs.length })), listOfNeeds(needs)]
    : isQuiet(view) ? calm() : [];
  announce([...loud.map((call) => ({ anchor: call.id, rank: -1, text: say('need-call', { title: text(call.title) }) })), ...needs]);
  redraw(byId('now-body'), loud.length === 0 && beyond(view), ...body, parts(view));
  const all = needs.length + loud.length + unlisted(view);
  const count = all ? `(${all}) ` : '';
  document.title = `${isExercise ? '【演练 EXERCISE】' : ''}${loud.length ? `${say('ringing')} ` : ''}${count}${say('desk')} · ${say(`side-${view.node.side}`)}`;
}

/** Where everything else is, and how much of it there is. */
function parts(view) {
  const [own, other] = [openTasks(view, view.node.side), openTasks(view, otherSide())];
  const tasks = [say('count-tasks', { side: say(view.node.side), n: own.open, late: own.late }), other.open > 0 && say('count-tasks', { side: say(otherSide()), n: other.open, late: other.late })];
  const all = [['proposals', say('count-proposals', { n: waiting(view).length })], ['consultations', say('count-consultations', { n: view.people.consultations.filter((each) => !each.closed).length })],
    ['warnings', say('count-warnings', { n: view.warnings.filter(isInForce).length })], ['incidents', say('count-incidents', { n: view.incidents.filter(isOpen).length })],
    ['tasks', tasks.filter(Boolean).join(say('list-comma'))], ['duty', say('duty')], ['traffic', say('traffic')], ['lines', say('lines')]];
  return el('nav', { class: 'parts', 'aria-label': say('parts') }, all.map(([id, words]) => !byId(id).hidden && el('a', { href: `#${id}`, 'data-key': `part-${id}` }, words)));
}

/** Reads aloud what has become necessary, once, and not every minute that a countdown runs. */
let announced = '';
function announce(needs) {
  const sign = needs.map((need) => need.anchor + need.rank + (need.key ?? '')).sort().join();
  if (sign === announced) return;
  announced = sign;
  byId('announcer').textContent = needs.slice(0, maximumNeeds).map((need) => need.text).join('; ');
}

/** All quiet is only said when it can be known. */
function calm() {
  const doubts = doubtsNow();
  if (!doubts.length) return [el('p', { class: 'calm' }, '✓ ', say('now-calm'))];
  return [el('p', { class: 'doubt' }, '? ', say('now-doubt')), el('ul', { class: 'doubts' }, doubts.map((doubt) => el('li', {}, doubt)))];
}

function doubtsNow() {
  const hours = Object.values(link.picture.newestHour).map(at);
  const age = hours.length && now() !== null ? now() - Math.max(...hours) : null;
  return [
    link.status.journal !== 'open' && say('doubt-journal'),
    (link.status.absent ?? []).length > 0 && say('doubt-absent', { names: link.status.absent.join(', ') }),
    isBehind() && say('alarm-behind', { n: link.status.behind }),
    !hours.length && say('doubt-no-data'),
    age !== null && age > oldData && say('doubt-old-data', { span: span(age) }),
    !link.picture.forecasts.length && say('doubt-no-forecast'),
    ...alarmGroups(link.picture).filter(([alarm]) => alarm.side === link.picture.node.side).slice(0, 2).map((group) => alarmName(group, link.picture)),
    link.picture.link?.state !== 'up' && say('doubt-link', { side: say(otherSide()) }),
  ].filter(Boolean);
}

function listOfNeeds(needs) {
  const items = needs.slice(0, maximumNeeds).map((need) =>
    el('li', { class: `need rank-${need.tone ?? need.rank}` }, el('a', { href: `#${need.anchor}`, 'data-key': `need-${need.anchor}-${need.rank}-${need.key ?? ''}` }, need.text, need.otherwise && el('span', { class: 'if-not' }, need.otherwise))));
  const rest = needs.length - maximumNeeds;
  return el('ol', { class: 'needs' }, items, rest > 0 && el('li', { class: 'more' }, say('need-more', { n: rest })));
}

// MARK: Beginning

byId('language').addEventListener('click', () => { switchLanguage(); shownAlarms = shownHealth = ''; draw(); });
byId('person').addEventListener('click', () => askPerson(link.picture));
onSaid(() => { drawn = null; draw(); });
await loadWords();
follow(draw);
draw();
