// What a person says: I have seen this; this is done. What was typed stays until the journal has it.

import { byId, el, remember, remembered, say, text } from './dom.js';

let listener = () => {};
/** Called when the person or what is under way has changed. */
export function onSaid(changed) { listener = changed; }

export function personOnDuty() { return remembered('fengsui.person'); }

/** What was typed and not recorded yet, by what it is about, with the request's id: a retry is the same request. */
const drafts = new Map();
/** What was recorded and does not show in the picture yet: the journal's number, by what it is about. */
const underWay = new Map();

export function draftOf(key) {
  if (!drafts.has(key)) drafts.set(key, { request: newRequest(), values: {} });
  return drafts.get(key);
}

/** What is on the screen when the form is opened is what is meant, even if the page moves on meanwhile. Of something newer it is another
 * request; the words stay. */
export function draftAbout(key, event) {
  const draft = draftOf(key);
  if (draft.of !== undefined && draft.of !== event) draft.request = newRequest();
  draft.of = event;
  return draft;
}

function newRequest() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// MARK: Buttons

export function acknowledgeButton(item, about, view, isDone, kind = 'main') {
  return button(`acknowledge-${item.id}`, isDone ? 'acknowledge-again' : 'acknowledge', say('acknowledge-of', { what: about }), isDone ? 'quiet' : kind, view, () => askAcknowledgement(item, about, view));
}

export function completeButton(task, view) {
  return button(`complete-${task.id}`, 'complete', say('complete-of', { what: text(task.task.action) }), 'main', view, () => askCompletion(task, view));
}

/** A button that opens a form; once something was said, it waits until the page has it. */
export function button(key, word, label, kind, view, click) {
  const sequence = underWay.get(key);
  if (sequence && Number(view.status.position) < sequence) return el('p', { class: 'fine' }, '✓ ', say('waiting-page'));
  underWay.delete(key);
  return el('button', { type: 'button', class: kind, 'data-key': key, 'aria-haspopup': 'dialog', 'aria-label': label, on: { click } }, say(word));
}

// MARK: Forms

function askAcknowledgement(item, about, view) {
  const draft = draftAbout(`acknowledge-${item.id}`, item.event);
  ask({
    key: `acknowledge-${item.id}`, title: say('acknowledge'), about, send: 'send-acknowledge', draft, view,
    fields: [{ name: 'note', word: 'field-note', maximum: 500 }], path: '/api/acknowledge',
    body: (who, { note }) => ({ ...who, request: draft.request, of: draft.of, aggregate: item.id, note: note || null }),
  });
}

function askCompletion(task, view) {
  const draft = draftOf(`complete-${task.id}`);
  ask({
    key: `complete-${task.id}`, title: say('complete'), about: text(task.task.action), hint: say('evidence-asked', { evidence: text(task.task.evidence) }),
    send: 'send-complete', draft, view, fields: [{ name: 'evidence', word: 'field-evidence', maximum: 1000, required: true }],
    path: `/api/tasks/${encodeURIComponent(task.id)}/complete`, body: (who, { evidence }) => ({ ...who, request: draft.request, evidence }),
  });
}

export function askPerson(view) {
  if (view) ask({ key: 'person', title: say('who-title'), send: 'send-person', view });
}

/** Opens a form: who says it, and the fields. A grave one warns before it is sent. A field has a name, a word, and is a text, a line, a number, a time or a choice. */
export function ask(form) {
  const dialog = byId('dialog');
  const isNamed = form.who !== false;
  const post = postField(form.view, form.posts);
  const person = el('input', { id: 'field-person', name: 'person', maxlength: 60, required: true, autocomplete: 'name', value: personOnDuty() ?? '' });
  const fields = (form.fields ?? []).map((field) => ({ ...field, input: inputOf(field, form.draft) }));
  const problem = el('p', { class: 'problem', role: 'alert' });
  const send = el('button', { type: 'submit', class: form.isGrave ? 'grave' : 'main' }, say(form.send));
  const cancel = el('button', { type: 'button', class: 'quiet', on: { click: () => dialog.close() } }, say('cancel'));
  const content = el('form', { method: 'dialog' }, el('h2', { id: 'dialog-title' }, form.title), form.about && el('p', {}, form.about), form.hint && el('p', { class: form.isGrave || form.isLoud ? 'caveat' : 'fine' }, form.hint),
    isNamed && labelled('field-post', post), isNamed && labelled('field-person', person), fields.length > 0 && el('div', { class: 'fields' }, fields.map((field) => labelled(field.word, field.input, ['number', 'time', 'day'].includes(field.kind) || field.options ? '' : 'wide'))),
    isNamed && el('p', { class: 'fine' }, say('remembered')), problem, el('div', { class: 'buttons' }, send, cancel));
  content.addEventListener('submit', (event) => {
    event.preventDefault();
    const who = isNamed ? rememberedWho(post, person) : {};
    if (!form.path) return finish(dialog, null);
    submit(form, who, Object.fromEntries(fields.map((field) => [field.name, field.input.value.trim()])), { dialog, send, problem });
  });
  dialog.replaceChildren(content);
  dialog.showModal();
  ((personOnDuty() && post.value) || !isNamed ? fields[0]?.input ?? send : post.value ? person : post).focus();
}

function rememberedWho(post, person) {
  const who = { post: post.value, person: person.value.trim() };
  remember('fengsui.post', who.post);
  remember('fengsui.person', who.person);
  return who;
}

function labelled(word, input, shape = null) {
  return el('label', { for: input.id, class: shape }, el('span', {}, say(word)), input);
}

/** Where only some posts may say it, only those are offered. */
function postField(view, allowed) {
  const known = remembered('fengsui.post');
  const posts = view.names.ownPosts.filter((post) => !allowed || allowed.includes(post.id));
  const options = posts.map((post) => el('option', { value: post.id, selected: post.id === known }, text(post.name)));
  return el('select', { id: 'field-post', name: 'post', required: true }, el('option', { value: '' }, say('choose')), options);
}

/** What was typed into a field stays in the draft. */
function inputOf(field, draft) {
  const named = { id: `field-${field.name}`, name: field.name, required: field.required };
  const input = field.options ? choice(field, named) : lineOf(field, named);
  input.value = draft.values[field.name] ?? field.value ?? '';
  input.addEventListener('input', () => { draft.values[field.name] = input.value; });
  return input;
}

function choice(field, named) {
  return el('select', named, el('option', { value: '' }, say(field.empty ?? (field.required ? 'choose' : 'not-said'))), field.options.map(([value, words]) => el('option', { value }, words)));
}

function lineOf(field, named) {
  if (field.kind === 'number') return el('input', { ...named, type: 'number', min: 0, step: field.step ?? 1, inputmode: 'decimal' });
  if (field.kind === 'time') return el('input', { ...named, type: 'datetime-local' });
  if (field.kind === 'day') return el('input', { ...named, type: 'date' });
  if (field.kind === 'line') return el('input', { ...named, maxlength: field.maximum });
  return el('textarea', { ...named, rows: 3, maxlength: field.maximum });
}

// MARK: Sending

const sendTimeout = 20_000;

async function submit(form, who, values, { dialog, send, problem }) {
  send.disabled = true;
  problem.textContent = say('recording');
  try {
    const answer = await fetch(form.path, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(form.body(who, values)), signal: AbortSignal.timeout(sendTimeout),
    });
    const reply = await answer.json();
    if (!answer.ok) return refuse(text(reply), reply.retry, send, problem);
    drafts.delete(form.key);
    if (reply.sequence) underWay.set(form.key, Number(reply.sequence));
    finish(dialog, reply.again ? say('recorded-again') : say('recorded', { n: reply.sequence }));
  } catch {
    refuse(say('not-sent'), true, send, problem);
  }
}

function refuse(reason, mayRetry, send, problem) {
  problem.textContent = reason;
  send.disabled = false;
  if (mayRetry) send.textContent = say('retry');
}

function finish(dialog, words) {
  dialog.close();
  if (words) toast(words);
  listener();
}

let clearing = null;
function toast(words) {
  byId('toast').textContent = words;
  clearTimeout(clearing);
  clearing = setTimeout(() => { byId('toast').textContent = ''; }, 6000);
}
