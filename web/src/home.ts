/* The home page: the chosen school and role go to the chat, with questions that suit them, and to the address. */

import type { ProtocolChat } from "./widget";

const chat = document.querySelector<ProtocolChat>("protocol-chat");
const form = document.querySelector<HTMLFormElement>("#who");

if (chat && form) {
  const school = form.elements.namedItem("school") as HTMLSelectElement;
  const roles = form.elements.namedItem("rol") as RadioNodeList;
  const inGeneral = chat.getAttribute("questions") ?? "";

  const apply = (): void => {
    set(chat, "school", school.value);
    set(chat, "user-role", roles.value);
    const chosen = form.querySelector<HTMLElement>("[name=rol]:checked");
    set(chat, "questions", chosen?.dataset["questions"] ?? inGeneral);
    history.replaceState(null, "", addressWith({ school: school.value, rol: roles.value }));
  };

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  school.value ||= chat.presets.school ?? "";
  roles.value ||= chat.presets.role ?? "";
  if (school.value || roles.value) apply();
}

function set(element: HTMLElement, name: string, value: string): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

function addressWith(parameters: Record<string, string>): URL {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  return address;
}
