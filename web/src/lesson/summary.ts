/* What stays of a lesson: the cases, what the class chose and the rules. Nothing about a pupil. */

import { Bars, badge, button, element, unreviewedMark } from "./parts";
import { savePicture } from "./picture";
import type { Screen, Summary } from "./screens";
import { TEXT } from "./texts";

export function summary(screen: Screen): HTMLElement[] {
  return [
    element("h1", { tabindex: "-1" }, TEXT.summary),
    element("p", { class: "lead" }, screen.organisation),
    element("p", { class: "meta" }, TEXT.summaryNote),
    element(
      "p",
      { class: "keep no-print" },
      button(TEXT.print, { class: "primary" }, () => print()),
      button(TEXT.picture, {}, () => void savePicture(screen)),
    ),
    element("div", { class: "summaries" }, ...screen.summary.map(one)),
  ];
}

function one(done: Summary): HTMLElement {
  const card = element(
    "section",
    { class: "card summary" },
    element("h2", {}, done.case.title),
    element("p", {}, done.case.question),
    element("h3", {}, TEXT.classChose),
    new Bars().show(done.counts).root,
  );
  for (const ruling of done.rulings) {
    const cited = ruling.reply.citations[0];
    card.append(element("h3", {}, TEXT.saysSchool(ruling.organisation)));
    if (ruling.reply.verdict) card.append(element("p", { class: "ruled" }, badge(ruling.reply.verdict)));
    if (ruling.warning) card.append(element("p", {}, unreviewedMark()));
    if (cited) {
      card.append(
        element("blockquote", {}, cited.quote),
        element("p", { class: "source" }, element("a", { href: cited.url }, `${cited.document}, ${cited.clause}`)),
      );
    }
  }
  if (done.suggestions.length) {
    card.append(element("h3", {}, TEXT.ideas), element("ul", {}, ...done.suggestions.map((text) => element("li", {}, text))));
  }
  return card;
}
