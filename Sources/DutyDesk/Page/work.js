// Who has to do what by when, and what has happened lately.

import { at, dot, el, fold, knows, redraw, say, span, text, timeText } from './dom.js';
import { matterName, named } from './names.js';
import { acknowledgements, anchor, illustrativeMark, isAcknowledged } from './warnings.js';
import { acknowledgeButton, completeButton } from './say.js';

// MARK: Tasks

function isOpen(task) { return !task.completion && !task.withdrawn; }

/** How many of a side's are open, and how many of these are overdue. */
export function openTasks(view, side) {
  const open = view.tasks.filter((task) => task.side === side && isOpen(task));
  return { open: open.length, late: open.filter((task) => isOverdue(task, view)).length };
}

/** Overdue by what its side said, or by this clock. */
export function isOverdue(task, view) {
  return isOpen(task) && (task.overdue || (view.time !== null && at(task.task.due) < view.time));
}

/** A task that is due within this time is spoken of at the top of the page. */
const soon = 2 * 3600e3;

export function needOfTask(task, view) {
  if (!isOpen(task) || task.side !== view.node.side || view.time === null) return null;
  const left = at(task.task.due) - view.time;
  if (left > soon && !task.overdue) return null;
  const values = { span: span(Math.abs(left)), unit: text(task.task.unitName), action: text(task.task.action) };
  return { rank: left < 0 ? 1 : 2, time: at(task.task.due), anchor: anchor('task', task.id), text: say(left < 0 ? 'need-overdue' : 'need-due', values) };
}

export function drawTasks(root, view) {
  const open = view.tasks.filter(isOpen);
  const closed = view.tasks.filter((task) => !isOpen(task)).reverse();
  const other = view.node.side === 'local' ? 'corps' : 'local';
  redraw(root,
    !open.length && el('p', { class: 'empty' }, say('no-tasks')),
    group(open.filter((task) => task.side === view.node.side), view.node.side, 'own-tasks', view),
    group(open.filter((task) => task.side === other), other, 'other-tasks', view),
    closed.length > 0 && fold('closed-tasks', say('closed-tasks', { n: closed.length }), {}, el('ul', { class: 'tasks' }, closed.map((task) => taskItem(task, view)))));
}

function group(tasks, side, title, view) {
  const responses = view.responses.filter((response) => response.side === side && !response.ended);
  if (!tasks.length && !responses.length) return null;
  const isOwn = side === view.node.side;
  const late = tasks.filter((task) => isOverdue(task, view)).length;
  const head = [say(title, { side: say(side) }), ` (${tasks.length})`, late > 0 && el('span', { class: 'mark bad' }, say('overdue-count', { n: late }))];
  const units = grouped(tasks);
  const sorted = [...units.values()].map((each) => each.sort(byDue)).sort((left, right) => byDue(left[0], right[0]));
  const list = [responses.map((response) => responseLine(response, view)), sorted.map((each) => unitOf(each, view))];
  if (!isOwn) return fold('other-tasks', head, { class: 'task-group' }, list);
  return el('div', { class: 'task-group' }, el('h3', {}, head), list);
}

function responseLine(response, view) {
  const level = knows(`level-${response.level}`) && say(`level-${response.level}`);
  const cut = response.emissionCutPercent && say('cut', { n: response.emissionCutPercent });
  const line = say('response-line', { name: matterName(response.trigger, view) ?? response.trigger, time: timeText(response.activated, view.time) });
  return el('p', { class: 'fine' }, [line, level, cut].filter(Boolean).join(dot));
}

function grouped(tasks) {
  const units = new Map();
  for (const task of tasks) units.set(task.task.unit, [...(units.get(task.task.unit) ?? []), task]);
  return units;
}

const byDue = (left, right) => at(left.task.due) - at(right.task.due);

function unitOf(tasks, view) {
  const unit = view.names.organisations[tasks[0].task.unit];
  return el('div', {}, el('h4', {}, text(tasks[0].task.unitName), unit?.illustrative && illustrativeMark()), el('ul', { class: 'tasks' }, tasks.map((task) => taskItem(task, view))));
}

function taskItem(task, view) {
  const order = task.task;
  const late = isOverdue(task, view);
  return el('li', { class: `task ${isOpen(task) ? (late ? 'late' : '') : 'over'}`, id: anchor('task', task.id) },
    el('p', { class: 'action' }, dueMark(task, view), ' ', text(order.action), order.illustrative && illustrativeMark()),
    el('p', { class: 'fine' }, [say('due', { time: timeText(order.due, view.time) }), text(order.dueReason), order.emissionCutPercent && say('cut', { n: order.emissionCutPercent })].filter(Boolean).join(dot)),
    el('p', { class: 'fine' }, say('evidence-asked', { evidence: text(order.evidence) })),
    el('p', { class: 'fine' }, [say('because-of', { name: matterName(order.trigger, view) ?? order.trigger }), say('number-of', { id: task.id })].join(dot)), ending(task, view),
    isOpen(task) && acknowledgements(task, view, [task.side]),
    isOpen(task) && task.side === view.node.side && el('div', { class: 'buttons' }, completeButton(task, view), acknowledgeButton(task, text(order.action), view, isAcknowledged(task, view), 'second')));
}

function dueMark(task, view) {
  if (!isOpen(task)) return el('span', { class: 'mark' }, task.completion ? '✓' : say('withdrawn'));
  if (view.time === null) return task.overdue ? el('span', { class: 'mark bad' }, say('overdue-said')) : null;
  const left = at(task.task.due) - view.time;
  if (left < 0) return el('span', { class: 'mark bad' }, say('overdue', { span: span(-left) }));
  if (task.overdue) return el('span', { class: 'mark bad' }, say('overdue-said'));
  return el('span', { class: `mark ${left < soon ? 'warn' : ''}` }, say('due-in', { span: span(left) }));
}

function ending(task, view) {
  if (task.withdrawn) return el('p', { class: 'fine' }, text(task.withdrawn));
  if (!task.completion) return null;
  const { by, person, at: time, evidence } = task.completion;
  const post = text(view.names.posts[by]?.name) || by;
  return el('p', { class: 'fine' }, say('done-by', { post, person, time: timeText(time, view.time) }), ': ', evidence);
}

// MARK: Events

/** Events shown without opening the rest. */
const firstLines = 25;

export function drawLines(root, view) {
  if (!view.lines.length) return redraw(root, el('p', { class: 'empty' }, say('no-lines')));
  const rest = view.lines.slice(firstLines);
  redraw(root, el('ol', { class: 'lines' }, view.lines.slice(0, firstLines).map((line) => lineItem(line, view))),
    rest.length > 0 && fold('lines', say('all-lines', { n: rest.length }), {}, el('ol', { class: 'lines' }, rest.map((line) => lineItem(line, view)))));
}

function lineItem(line, view) {
  return el('li', { class: `line ${line.importance}` },
    el('time', { datetime: line.time }, timeText(line.time, view.time)), ' ',
    line.importance !== 'routine' && el('span', { class: `mark importance ${line.importance}` }, say(`importance-${line.importance}`)),
    el('span', { class: 'side-mark' }, say(line.side)), ' ', el('span', {}, named(text(line.sentence), view)));
}
