/* Every Dutch sentence of the widget. */

export const TEXT = {
  heading: "Vraag over sociale media",
  assistant: "Assistent",
  visitor: "Jij",
  subtitle: "Automatische assistent, geen mens",
  notice:
    "Ik ben een automatische assistent, geen mens. Ik zoek in het protocol van je school wat er mag op sociale media. " +
    "Een gesprek blijft hoogstens 24 uur bewaard. Je kunt het zelf wissen. Typ geen namen van mensen.",
  open: "Stel een vraag",
  close: "Sluiten",
  log: "Gesprek",
  input: "Je vraag",
  hint: "Enter verstuurt je vraag. Met Shift en Enter begin je een nieuwe regel.",
  send: "Verstuur",
  first: "Bijvoorbeeld:",
  choices: "Keuzes",
  anew: "Nieuw gesprek",
  erase: "Wis gesprek",
  erased: "Het gesprek is gewist.",
  working: "De assistent zoekt het op",
  starting: "Het gesprek begint",
  erasing: "Het gesprek wordt gewist",
  empty: "Typ eerst een vraag.",
  retry: "Probeer opnieuw",
  unsent: "Niet verstuurd.",
  over: "Het vorige gesprek is voorbij. Dit is een nieuw gesprek.",
  related: "Dit komt het dichtst in de buurt, maar het is geen regel over jouw vraag:",
  contacts: "Hier kun je terecht:",
  newTab: " (opent in een nieuw tabblad)",
  copy: "Kopieer",
  copied: "Het antwoord is gekopieerd.",
  notCopied: "Kopiëren lukt niet in deze browser.",
  helpful: "Hielp dit antwoord?",
  yes: "Nuttig",
  no: "Niet nuttig",
  why: "Wat was er niet goed?",
  thanks: "Bedankt. We bewaren je mening zonder naam en zonder gesprek.",
  unreachable: "De assistent is niet bereikbaar. Kijk of je internet hebt en probeer het opnieuw.",
  slow: "Het antwoord duurt te lang. Probeer het opnieuw.",
} as const;

/** What may be wrong with an answer: the words of the HTTP interface, and how people read them. */
export const WORDS: ReadonlyArray<readonly [word: string | null, shown: string]> = [
  ["klopt_niet", "Het klopt niet"],
  ["onduidelijk", "Ik snap het niet"],
  ["andere_vraag", "Ik vroeg iets anders"],
  ["te_lang", "Het is te lang"],
  [null, "Iets anders"],
];
