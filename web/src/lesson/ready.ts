/* What a teacher gets when the lesson is made: the code, the secret, and the two screens. */

import { element } from "./parts";
import { TEXT } from "./texts";

export function ready(code: string, secret: string): HTMLElement[] {
  const screen = (place: string, words: string, hint: string): HTMLElement =>
    element(
      "p",
      {},
      element("a", { class: "button primary", href: `/les/${code}/${place}#${secret}`, target: "_blank", rel: "noopener" },
        words, element("span", { class: "hidden" }, TEXT.newTab)),
      " ",
      element("span", { class: "meta" }, hint),
    );
  return [
    element("h3", { tabindex: "-1" }, TEXT.ready),
    element("p", {}, `${TEXT.code}: `, element("strong", { class: "code-small" }, inFours(code))),
    screen("bord", TEXT.openBoard, "Dit laat je aan de klas zien."),
    screen("docent", TEXT.openPresenter, "Dit is alleen voor jou: vragen om te bespreken, en de ideeën van leerlingen."),
    element("p", {}, `${TEXT.secret}: `, element("strong", { class: "secret-words" }, inFours(secret))),
    element("p", { class: "hint" }, TEXT.keepHint),
  ];
}

export function inFours(text: string): string {
  return text.replace(/(.{4})(?=.)/g, "$1 ");
}
