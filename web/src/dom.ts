/* Making elements. Texts become text nodes: nothing that anybody typed is ever read as HTML. */

type Child = Node | string | null;
type Attributes = Record<string, string>;

const SVG = "http://www.w3.org/2000/svg";

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(words: string, attributes: Attributes, pressed: () => void, icon?: string): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, icon ? drawing(icon) : null, words);
  made.addEventListener("click", pressed);
  return made;
}

/** A line drawing on a field of 24 × 24. It says nothing that the words beside it do not say. */
export function drawing(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const ICON = {
  chat: "M4 5h16v11H10l-4 4v-4H4z",
  close: "M6 6l12 12M18 6L6 18",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  up: "M7 11v9H3v-9zM7 11l4-8c1.7 0 2.8 1.3 2.5 3l-.7 4H19c1.3 0 2.2 1.2 1.9 2.400l-1.4 6A2 2 0 0 1 17.6 20H7",
  down: "M7 13V4H3v9zM7 13l4 8c1.7 0 2.8-1.3 2.5-3l-.7-4H19c1.3 0 2.2-1.2 1.9-2.400l-1.4-6A2 2 0 0 0 17.6 4H7",
} as const;
