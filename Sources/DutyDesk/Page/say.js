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

function draftOf(key) {
  if (!drafts.has(key)) drafts.set(key, { request: newRequest(), text: '' });
  return drafts.get(key);
}

function newRequest() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// MARK: Buttons

export function acknowledgeButton(item, about, view, isDone, kind = 'main') {
  return button(`acknowledge-${item.id}`, isDone ? 'acknowledge-again' : 'acknowledge', say('acknowledge-of', { id: item.id }), isDone ? 'quiet' : kind, view, () => askAcknowledgement(item, about, view));
}

export function completeButton(task, view) {
  return button(`complete-${task.id}`, 'complete', say('complete-of', { id: task.id }), 'main', view, () => askCompletion(task, view));
}

function button(key, word, label, kind, view, click) {
  const sequence = underWay.get(key);
  if (sequence && Number(view.status.position) < sequence) return el('p', { class: 'fine' }, '✓ ', say('waiting-page'));
  underWay.delete(key);
  return el('button', { type: 'button', class: kind, 'data-key': key, 'aria-label': label, on: { click } }, say(word));
}

// MARK: Forms

function askAcknowledgement(item, about, view) {
  const draft = draftOf(`acknowledge-${item.id}`);
  // What is on the screen now is what is acknowledged, even if the page moves on meanwhile.
  draft.of ??= item.event;
  ask({
    key: `acknowledge-${item.id}`, title: say('acknowledge-of', { id: item.id }), about, send: 'send-acknowledge', draft, view,
    field: { name: 'note', word: 'field-note', maximum: 500, required: false }, path: '/api/acknowledge',
    body: (who, note) => ({ ...who, request: draft.request, of: draft.of, aggregate: item.id, note: note || null }),
  });
}

function askCompletion(task, view) {
  const draft = draftOf(`complete-${task.id}`);
  ask({
    key: `complete-${task.id}`, title: say('complete-of', { id: task.id }), about: text(task.task.action), hint: say('evidence-asked', { evidence: text(task.task.evidence) }),
    send: 'send-complete', draft, view, field: { name: 'evidence', word: 'field-evidence', maximum: 1000, required: true },
    path: `/api/tasks/${encodeURIComponent(task.id)}/complete`, body: (who, evidence) => ({ ...who, request: draft.request, evidence }),
  });
}

export function askPerson(view) {
  if (view) ask({ key: 'person', title: say('who-title'), send: 'send-person', view });
}

function ask(form) {
  const dialog = byId('dialog');
  const post = postField(form.view);
  const person = el('input', { id: 'field-person', name: 'person', maxlength: 60, required: true, autocomplete: 'name', value: personOnDuty() ?? '' });
  const field = form.field && textField(form);
  const problem = el('p', { class: 'problem', role: 'alert' });
  const send = el('button', { type: 'submit', class: 'main' }, say(form.send));
  const cancel = el('button', { type: 'button', class: 'quiet', on: { click: () => dialog.close() } }, say('cancel'));
  const content = el('form', { method: 'dialog' }, el('h2', { id: 'dialog-title' }, form.title), form.about && el('p', {}, form.about), form.hint && el('p', { class: 'fine' }, form.hint),
    labelled('field-post', post), labelled('field-person', person), field && labelled(form.field.word, field),
    el('p', { class: 'fine' }, say('remembered')), problem, el('div', { class: 'buttons' }, send, cancel));
  content.addEventListener('submit', (event) => {
    event.preventDefault();
    const who = { post: post.value, person: person.value.trim() };
    remember('fengsui.post', who.post);
    remember('fengsui.person', who.person);
    if (!form.path) return finish(dialog, null);
    submit(form, who, field.value.trim(), { dialog, send, problem });
  });
  dialog.replaceChildren(content);
  dialog.showModal();
  (personOnDuty() && field ? field : person).focus();
}

function labelled(word, input) {
  return el('label', { for: input.id }, el('span', {}, say(word)), input);
}

function postField(view) {
  const known = remembered('fengsui.post');
  const options = view.names.ownPosts.map((post) => el('option', { value: post.id, selected: post.id === known }, text(post.name)));
  return el('select', { id: 'field-post', name: 'post', required: true }, el('option', { value: '' }, say('choose')), options);
}

function textField({ field, draft }) {
  const area = el('textarea', { id: `field-${field.name}`, name: field.name, rows: 3, maxlength: field.maximum, required: field.required });
  area.value = draft.text;
  area.addEventListener('input', () => { draft.text = area.value; });
  return area;
}

// MARK: Sending

const sendTimeout = 20_000;

async function submit(form, who, words, { dialog, send, problem }) {
  send.disabled = true;
  problem.textContent = say('recording');
  try {
    const answer = await fetch(form.path, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(form.body(who, words)), signal: AbortSignal.timeout(sendTimeout),
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
