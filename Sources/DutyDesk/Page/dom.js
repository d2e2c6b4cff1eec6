// The ground of the page: making elements, saying words, telling times. Texts only ever become text nodes, never markup.

let words = {};
let language = remembered('fengsui.language') === 'en' ? 'en' : 'zh';

export async function loadWords() {
  words = await (await fetch('/words.json')).json();
}

export function currentLanguage() { return language; }

export function switchLanguage() {
  language = language === 'zh' ? 'en' : 'zh';
  remember('fengsui.language', language);
}

/** A word of words.json in the language that was chosen, with {names} filled in. */
export function say(key, values = {}) {
  const both = words[key];
  if (!both) return key;
  return both[language === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
}

export function knows(key) { return key in words; }

/** The half of a text in both languages that was chosen. */
export function text(both) { return both ? both[language] : ''; }

/** Between two parts of one line. */
export const dot = ' · ';

// What the browser remembers; a browser that forbids it just forgets.
export function remembered(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

export function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* the page works without */ }
}

// MARK: Elements

/** An element. `on` holds listeners, everything else is an attribute; null and false leave it out. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

export function byId(id) { return document.getElementById(id); }

/** A part that can be opened and stays as the person left it when the page is drawn again. */
const opened = new Map();
export function fold(key, summary, attributes, ...children) {
  const details = el('details', { ...attributes, open: opened.get(key) === true }, el('summary', { 'data-key': `fold-${key}` }, summary), ...children);
  details.addEventListener('toggle', () => opened.set(key, details.open));
  return details;
}

/** Puts new content in place without taking the keyboard away from who is using it. */
export function redraw(root, ...children) {
  const key = root.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  root.replaceChildren(...children.flat(3).filter(Boolean));
  if (key) root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

// MARK: Times, always Beijing's

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number) => String(number).padStart(2, '0');

function beijing(instant) { return new Date(instant + 8 * 3600e3); }

export function at(time) { return typeof time === 'number' ? time : Date.parse(time); }

export function clockText(instant) {
  const time = beijing(instant);
  return `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

export function dayText(instant) {
  const time = beijing(instant);
  return language === 'zh' ? `${time.getUTCMonth() + 1}月${time.getUTCDate()}日` : `${time.getUTCDate()} ${months[time.getUTCMonth()]}`;
}

export function weekday(instant) { return say(`weekday-${beijing(instant).getUTCDay()}`); }

export function yearText(instant) { return String(beijing(instant).getUTCFullYear()); }

/** `3月26日 18:05`; the day is left out when it is today's. */
export function timeText(time, now = null) {
  const instant = at(time);
  const isToday = now !== null && dayText(instant) === dayText(now) && yearText(instant) === yearText(now);
  return isToday ? clockText(instant) : `${dayText(instant)} ${clockText(instant)}`;
}

/** That people got more time than they were told first. */
export function moved(former, view) { return former ? say('due-moved', { time: timeText(former, view.time) }) : ''; }

/** `2020-03-26` as the beginning of that day in Beijing. */
export function dateInstant(date) { return Date.parse(`${date}T00:00:00+08:00`); }

/** A length of time in the two largest units. */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return say('span-days', { d: Math.floor(hours / 24), h: hours % 24 });
  if (minutes >= 60) return say('span-hours', { h: hours, m: minutes % 60 });
  return minutes >= 2 ? say('span-minutes', { m: minutes }) : say('span-seconds', { s: seconds });
}

export function percent(share) {
  if (share === null || share === undefined) return '–';
  if (share > 0 && share < 0.01) return '<1%';
  if (share < 1 && share > 0.99) return '>99%';
  return `${Math.round(share * 100)}%`;
}

/** As many digits as the number deserves. */
export function figure(value) {
  if (value >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(value >= 1 ? 3 : 2)));
}

export const symbols = { pm2_5: 'PM2.5', pm10: 'PM10', so2: 'SO₂', no2: 'NO₂', o3: 'O₃', o3_8h: 'O₃', co: 'CO' };
