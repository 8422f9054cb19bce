/* The chat of the try-it page: reads the form, talks to the gateway, fills the log. */

import { Conversation, Problem } from "./gateway.js";
import { element, message, replyContent } from "./render.js";

const ASSISTANT = "Protocolwijzer";
const [school, role, log, status, alert, examples, form, text, clear] = [
  "school", "role", "log", "status", "alert", "examples", "form", "text", "clear",
].map((id) => document.getElementById(id));

const conversation = new Conversation();
let busy = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = text.value.trim();
  if (!question) {
    warn("Typ eerst een vraag.");
    text.focus();
    return;
  }
  send(question, question);
});

text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

for (const button of examples.querySelectorAll("button")) {
  button.addEventListener("click", () => send(button.textContent, button.textContent));
}

for (const select of [school, role]) {
  select.addEventListener("change", () => conversation.isOpen && startAnew());
}

clear.addEventListener("click", () =>
  working("Het gesprek wordt gewist …", async () => {
    await conversation.remove();
    log.replaceChildren();
    examples.hidden = false;
    clear.hidden = true;
    status.textContent = "Het gesprek is gewist.";
    text.focus();
  }),
);

/** Sends `value`, shown as `shown`. When it fails, the words come back in the form. */
function send(shown, value) {
  return working("De Protocolwijzer zoekt het op …", async () => {
    text.value = "";
    let own = null;
    try {
      if (!conversation.isOpen) show(await conversation.open(school.value, role.value));
      own = message("Jij", element("p", {}, shown));
      append(own);
      show(await conversation.say(value));
    } catch (problem) {
      own?.remove();
      text.value = shown;
      throw problem;
    }
  });
}

/** A school or role chosen later belongs to a new conversation: the old one is removed, its words stay to be read. */
function startAnew() {
  return working("Er begint een nieuw gesprek …", async () => {
    await conversation.remove();
    append(element("p", { class: "divider" }, "Nieuw gesprek"));
    show(await conversation.open(school.value, role.value));
  });
}

async function working(sentence, work) {
  if (busy) return;
  busy = true;
  alert.hidden = true;
  status.textContent = sentence;
  form.setAttribute("aria-busy", "true");
  try {
    await work();
    if (status.textContent === sentence) status.textContent = "";
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    status.textContent = "";
    warn(problem.message);
  } finally {
    busy = false;
    form.removeAttribute("aria-busy");
  }
}

function show(replies) {
  for (const reply of replies) {
    append(message(ASSISTANT, ...replyContent(reply, (choice) => send(choice.title, choice.value))));
  }
}

function append(item) {
  examples.hidden = true;
  clear.hidden = false;
  log.append(item);
  log.scrollTop = item.offsetTop - log.offsetTop;
}

function warn(sentence) {
  alert.textContent = sentence;
  alert.hidden = false;
}
