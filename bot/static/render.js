/* A Reply of the assistant as elements. Everything goes through textContent: a reply is never read as HTML. */

const VERDICTS = {
  nee: "Nee",
  ja: "Ja",
  ja_mits: "Ja, mits",
  afgeraden: "Afgeraden",
  niet_geregeld: "Niet geregeld",
  info: "Uitleg",
};
const SAFE_ADDRESS = /^(\/(?!\/)|https:\/\/)/;

/** An element with text and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** One message of the log: who says it, and what. */
export function message(author, ...content) {
  const kind = author === "Jij" ? "own" : "assistant";
  return element("article", { class: `message ${kind}` }, element("p", { class: "author" }, author), ...content);
}

/** The content of a reply. `choose` is called with the choice that is pressed. */
export function replyContent(reply, choose) {
  return [
    reply.verdict ? element("p", { class: "verdict", "data-verdict": reply.verdict }, VERDICTS[reply.verdict]) : null,
    ...paragraphs(reply),
    ...reply.citations.map(citation),
    reply.related.length ? related(reply.related) : null,
    reply.contacts.length ? contacts(reply.contacts) : null,
    reply.choices.length ? choices(reply.choices, choose) : null,
  ];
}

function paragraphs(reply) {
  return reply.text.split(/\n+/).map((line) => element("p", {}, line));
}

function citation(cited) {
  const place = `${cited.document} (${cited.edition}), ${cited.section}, ${cited.clause}`;
  return element(
    "figure",
    { class: "citation" },
    element("blockquote", {}, element("p", {}, cited.quote)),
    element("figcaption", {}, `${cited.organisation}: `, link(cited.url, place)),
  );
}

function related(clauses) {
  const title = "Het dichtst in de buurt, maar geen regel over jouw vraag:";
  return element("div", { class: "related" }, element("p", {}, title), ...clauses.map(citation));
}

function contacts(people) {
  const items = people.map((person) => {
    const name = person.url ? link(person.url, person.name) : person.name;
    const phone = person.phone ? link(`tel:${person.phone.replace(/[^\d+]/g, "")}`, person.phone) : null;
    return element("li", {}, name, phone ? ": " : "", phone ?? "");
  });
  return element("div", { class: "contacts" }, element("p", {}, "Hier kun je terecht:"), element("ul", {}, ...items));
}

function choices(offered, choose) {
  const items = offered.map((choice) => {
    const button = element("button", { type: "button" }, choice.title);
    button.addEventListener("click", () => choose(choice));
    return element("li", {}, button);
  });
  return element("ul", { class: "choices", "aria-label": "Keuzes" }, ...items);
}

function link(address, words) {
  if (address.startsWith("tel:")) return element("a", { href: address }, words);
  if (!SAFE_ADDRESS.test(address)) return words;
  const note = element("span", { class: "hidden" }, " (opent in een nieuw tabblad)");
  return element("a", { href: address, target: "_blank", rel: "noopener" }, words, note);
}
