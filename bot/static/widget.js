var A=`/* The look in one place: the pages and the widget both use these. */
:root, :host {
  color-scheme: light dark;
  --pw-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --pw-page: #f7f7f9;
  --pw-surface: #ffffff;
  --pw-text: #1b1f2a;
  --pw-muted: #535a69;
  --pw-line: #868d9c;
  --pw-soft: #dfe1e8;
  --pw-accent: #34409b;
  --pw-accent-strong: #262f78;
  --pw-on-accent: #ffffff;
  --pw-accent-soft: #e9ebf8;
  --pw-mark: #fff3c4;
  --pw-no: #a3261c;
  --pw-no-soft: #fbe9e7;
  --pw-yes: #17663a;
  --pw-yes-soft: #e3f3e9;
  --pw-provided: #7a4d00;
  --pw-provided-soft: #fdf0d6;
  --pw-silent: #4f5666;
  --pw-silent-soft: #eceef2;
  --pw-radius: 0.5rem;
  --pw-radius-small: 0.3rem;
  --pw-shadow: 0 0.25rem 1.5rem rgb(20 24 50 / 0.18);
}

@media (prefers-color-scheme: dark) {
  :root, :host {
    --pw-page: #13161d;
    --pw-surface: #1c2029;
    --pw-text: #e9ebf0;
    --pw-muted: #aeb5c2;
    --pw-line: #7b8496;
    --pw-soft: #323846;
    --pw-accent: #aeb9ff;
    --pw-accent-strong: #c9d0ff;
    --pw-on-accent: #12163a;
    --pw-accent-soft: #272d4a;
    --pw-mark: #453a10;
    --pw-no: #ffa196;
    --pw-no-soft: #3d2220;
    --pw-yes: #86d9a5;
    --pw-yes-soft: #1b3526;
    --pw-provided: #f3c76f;
    --pw-provided-soft: #3a2d12;
    --pw-silent: #b7bdc9;
    --pw-silent-soft: #2a2f3a;
    --pw-shadow: 0 0.25rem 1.5rem rgb(0 0 0 / 0.6);
  }
}
`;var C="http://www.w3.org/2000/svg";function n(i,e={},...t){let r=document.createElement(i);for(let[s,a]of Object.entries(e))r.setAttribute(s,a);return r.append(...t.filter(s=>s!==null)),r}function l(i,e,t,r){let s=n("button",{type:"button",...e},r?k(r):null,i);return s.addEventListener("click",t),s}function k(i){let e=document.createElementNS(C,"svg");e.setAttribute("viewBox","0 0 24 24"),e.setAttribute("aria-hidden","true"),e.setAttribute("class","icon");let t=document.createElementNS(C,"path");return t.setAttribute("d",i),e.append(t),e}var p={chat:"M4 5h16v11H10l-4 4v-4H4z",close:"M6 6l12 12M18 6L6 18",copy:"M9 9h11v11H9zM15 9V4H4v11h5",up:"M7 11v9H3v-9zM7 11l4-8c1.7 0 2.8 1.3 2.5 3l-.7 4H19c1.3 0 2.2 1.2 1.9 2.400l-1.4 6A2 2 0 0 1 17.6 20H7",down:"M7 13V4H3v9zM7 13l4 8c1.7 0 2.8-1.3 2.5-3l-.7-4H19c1.3 0 2.2-1.2 1.9-2.400l-1.4-6A2 2 0 0 0 17.6 4H7"};var o={heading:"Vraag over sociale media",assistant:"Assistent",visitor:"Jij",subtitle:"Automatische assistent, geen mens",notice:"Ik ben een automatische assistent, geen mens. Ik zoek in het protocol van je school wat er mag op sociale media. Een gesprek blijft hoogstens 24 uur bewaard. Je kunt het zelf wissen. Typ geen namen van mensen.",open:"Stel een vraag",close:"Sluiten",log:"Gesprek",input:"Je vraag",hint:"Enter verstuurt je vraag. Met Shift en Enter begin je een nieuwe regel.",send:"Verstuur",first:"Bijvoorbeeld:",choices:"Keuzes",anew:"Nieuw gesprek",erase:"Wis gesprek",erased:"Het gesprek is gewist.",working:"De assistent zoekt het op",starting:"Het gesprek begint",erasing:"Het gesprek wordt gewist",empty:"Typ eerst een vraag.",retry:"Probeer opnieuw",unsent:"Niet verstuurd.",over:"Het vorige gesprek is voorbij. Dit is een nieuw gesprek.",related:"Dit komt het dichtst in de buurt, maar het is geen regel over jouw vraag:",contacts:"Hier kun je terecht:",newTab:" (opent in een nieuw tabblad)",copy:"Kopieer",copied:"Het antwoord is gekopieerd.",notCopied:"Kopiëren lukt niet in deze browser.",helpful:"Hielp dit antwoord?",yes:"Nuttig",no:"Niet nuttig",why:"Wat was er niet goed?",thanks:"Bedankt. We bewaren je mening zonder naam en zonder gesprek.",unreachable:"De assistent is niet bereikbaar. Kijk of je internet hebt en probeer het opnieuw.",slow:"Het antwoord duurt te lang. Probeer het opnieuw."},L=[["klopt_niet","Het klopt niet"],["onduidelijk","Ik snap het niet"],["andere_vraag","Ik vroeg iets anders"],["te_lang","Het is te lang"],[null,"Iets anders"]];var W=3e4,j="/conversations",d=class extends Error{constructor(t,r){super(t);this.status=r}status},m=class{constructor(e){this.origin=e}origin;open(e){return this.#e("POST",j,e)}say(e,t,r){return this.#e("POST",`${T(e)}/messages`,{text:t},{"Idempotency-Key":r})}async help(e,{school:t,role:r}){return(await this.#e("POST","/help",{text:e,school:t,role:r})).replies}async judge(e,t,r){let s=t.citations[0];await this.#e("POST",`${T(e)}/feedback`,{...r,status:t.status,verdict:t.verdict,school:s?.school??null,clause:s?.clause??null})}async remove(e){try{await this.#e("DELETE",T(e))}catch(t){if(!(t instanceof d)||t.status!==404)throw t}}async#e(e,t,r,s){let a=await this.#t(e,t,r,s);if(a.status===204)return;let c=await a.json().catch(()=>null);if(!a.ok||c===null)throw new d(J(c),a.status);return c}async#t(e,t,r,s){try{return await fetch(`${this.origin}/api${t}`,{method:e,...r&&{headers:{"Content-Type":"application/json",...s},body:JSON.stringify(r)},credentials:"omit",signal:AbortSignal.timeout(W)})}catch(a){let c=a instanceof DOMException&&a.name==="TimeoutError";throw new d(c?o.slow:o.unreachable,0)}}};function T(i){return`${j}/${encodeURIComponent(i)}`}function J(i){let e=i?.detail;return typeof e=="string"?e:o.unreachable}var g=class{#e;constructor(e,t){this.#e=`protocol-chat ${e} ${t}`.trim()}load(){let e=this.#t()?.getItem(this.#e);if(!e)return null;try{let t=JSON.parse(e);return Array.isArray(t.turns)&&t.presets?t:null}catch{return null}}save(e){try{this.#t()?.setItem(this.#e,JSON.stringify(e))}catch{}}clear(){this.#t()?.removeItem(this.#e)}#t(){try{return sessionStorage}catch{return null}}};var h={nee:{word:"Nee",icon:"M6 6l12 12M18 6L6 18"},ja:{word:"Ja",icon:"M4 12.5l5.5 5.5L20 7"},ja_mits:{word:"Ja, mits",icon:"M3 12.5l4.5 4.5L15 8M20 7v7M20 18v.1"},afgeraden:{word:"Afgeraden",icon:"M12 3L2.5 20.5h19zM12 9.5v5.5M12 17.8v.1"},niet_geregeld:{word:"Niet geregeld",icon:"M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18.5v.1"},info:{word:"Uitleg",icon:"M12 2.8a9.2 9.2 0 1 0 0 18.4a9.2 9.2 0 0 0 0-18.4M12 11v5.5M12 7.3v.1"}};var K="Wat betekent dit woord?";function E(i,e,t,r=""){let s=n("p",{class:"meaning","aria-live":"polite"});s.hidden=!0;let a=n(i,r?{class:r}:{}),c=Object.keys(t).sort((u,x)=>x.length-u.length);if(!c.length)return a.append(e),a;let b=new RegExp(`(?<![\\p{L}])(${c.map(G).join("|")})(?![\\p{L}])`,"giu"),y=0;for(let u of e.matchAll(b)){let x=t[c.find(D=>D.toLowerCase()===u[0].toLowerCase())??""]??"";a.append(e.slice(y,u.index),X(u[0],x,s)),y=u.index+u[0].length}return a.append(e.slice(y)),n("div",{class:"explained"},a,s)}function X(i,e,t){let r=l(i,{class:"word","aria-expanded":"false",title:K},()=>{let s=r.getAttribute("aria-expanded")==="false";for(let a of r.parentElement?.querySelectorAll(".word")??[])a.setAttribute("aria-expanded","false");r.setAttribute("aria-expanded",String(s)),t.hidden=!s,t.replaceChildren(...s?[n("strong",{},i),`: ${e}`]:[])});return r}function G(i){return i.replace(/[.*+?^${}()|[\]\\]/g,"\\$&")}function H(i){return i.status==="answer"||i.status==="not_covered"}function f(i){return`${i.document} (${i.edition}), ${i.section}, ${i.clause}`}var F=/^(\/(?!\/)|https:\/\/)/;function O(i,e){switch(i.by){case"note":return n("p",{class:"note"},i.text);case"visitor":return P("own",o.visitor,n("p",{dir:"auto"},i.text),M(i,e));case"assistant":return P("assistant",o.assistant,...Y(i.reply,e),re(i,e))}}function M(i,e){return i.failure===void 0?null:n("div",{class:"failure"},n("p",{},`${o.unsent} ${i.failure}`),l(o.retry,{},()=>e.retry(i)))}function P(i,e,...t){return n("article",{class:`message ${i}`,part:`message message-${i}`,"aria-label":e},n("p",{class:"author","aria-hidden":"true"},e),...t)}function Y(i,e){return[Q(i),...Z(i,e.words),...i.citations.map(t=>V(t,e)),i.related.length?te(i.related,e):null,i.contacts.length?ie(i.contacts,e.origin):null,i.choices.length?R(i.choices,o.choices,e.choose):null]}function Q(i){if(i.verdict===null)return null;let e=h[i.verdict];return n("p",{class:"verdict","data-verdict":i.verdict},k(e.icon),e.word)}function Z(i,e){let t=i.verdict?`${h[i.verdict].word}. `:"";return(t&&i.text.startsWith(t)?i.text.slice(t.length):i.text).split(/\n+/).map(s=>ee(s,e))}function ee(i,e){let t=E("p",i,e);return t.dir="auto",t}function V(i,{origin:e,words:t}){return n("figure",{class:"citation"},n("blockquote",{cite:new URL(i.url,e).href},E("p",i.quote,t)),n("figcaption",{},`${i.organisation}: `,q(i.url,f(i),e)))}function te(i,e){let t=i.map(r=>V(r,e));return n("div",{class:"related"},n("p",{},o.related),...t)}function ie(i,e){let t=i.map(r=>n("li",{},r.url?q(r.url,r.name,e):r.name,r.phone?": ":null,r.phone?n("a",{href:`tel:${r.phone.replace(/[^\d+]/g,"")}`},r.phone):null));return n("div",{class:"contacts"},n("p",{},o.contacts),n("ul",{},...t))}function R(i,e,t){let r=i.map(s=>n("li",{},l(s.title,{},()=>t(s))));return n("ul",{class:"choices","aria-label":e},...r)}function re(i,e){return H(i.reply)?n("div",{class:"actions"},i.judged?null:ne(i,e),l(o.copy,{class:"quiet"},()=>e.copy(i.reply),p.copy)):null}function ne(i,e){let t=n("div",{class:"judgement",role:"group","aria-label":o.helpful}),r=(a,c)=>{i.judged=!0,t.parentElement?.querySelector(":scope > button")?.focus(),t.remove(),e.judge(i,{helpful:a,word:c})},s=()=>{let a=L.map(([c,b])=>n("li",{},l(b,{},()=>r(!1,c))));t.setAttribute("aria-label",o.why),t.replaceChildren(n("p",{},o.why),n("ul",{class:"choices"},...a)),t.querySelector("button")?.focus(),t.scrollIntoView({block:"nearest"})};return t.append(n("span",{},o.helpful),l(o.yes,{class:"quiet"},()=>r(!0,null),p.up),l(o.no,{class:"quiet"},s,p.down)),t}function q(i,e,t){if(!F.test(i))return n("span",{},e);let r=n("span",{class:"hidden"},o.newTab);return n("a",{href:new URL(i,t).href,target:"_blank",rel:"noopener"},e,r)}var v=class{root;input;#e;#t=n("h2",{id:"title",part:"title"});#i=n("div",{id:"log",class:"log",role:"log","aria-live":"polite","aria-label":o.log});#o=n("p",{class:"notice"},o.notice);#n=n("div",{class:"first"});#r=n("p",{class:"status",role:"status"});#s=n("p",{class:"alert",role:"alert"});#d=n("button",{type:"submit",class:"primary",part:"send","aria-disabled":"false"},o.send);#c;#a=new Map;constructor(e){this.#e=e,this.input=n("textarea",{id:"text",rows:"2",maxlength:"2000",autocomplete:"off","aria-describedby":"hint",part:"input"}),this.#c=n("div",{class:"talk-buttons"},l(o.anew,{class:"quiet"},e.anew),l(o.erase,{class:"quiet"},e.erase));let t=l("",{class:"close quiet","aria-label":o.close,part:"close"},e.close,p.close);this.root=n("section",{id:"panel",class:"panel",part:"panel","aria-labelledby":"title"},n("header",{part:"header"},n("div",{},this.#t,oe()),t),n("div",{class:"scroll",tabindex:"0",role:"group","aria-label":o.log},this.#o,this.#i,this.#n),this.#r,this.#s,this.#h()),this.#p()}set heading(e){this.#t.textContent=e}set questions(e){let t=e.map(r=>({title:r,value:r}));this.#n.replaceChildren(...t.length?[n("p",{},o.first),R(t,o.first,this.#e.choose)]:[])}add(e){let t=O(e,this.#e);this.#a.set(e,t),this.#i.append(t),this.#p()}reveal(e){let t=this.#a.get(e);if(!t)return;let r=this.#i.parentElement??this.root,s=getComputedStyle(r).overflowY==="visible"?this.root:r;s.scrollTop+=t.getBoundingClientRect().top-s.getBoundingClientRect().top-8}mark(e){let t=this.#a.get(e);t?.querySelector(".failure")?.remove();let r=M(e,this.#e);r&&(t?.append(r),r.scrollIntoView({block:"nearest"}))}clear(){this.#a.clear(),this.#i.replaceChildren(),this.#p()}working(e){this.#r.replaceChildren(...e?[e,se()]:[]),this.#d.setAttribute("aria-disabled",String(e!==null)),e&&this.warn(null)}tell(e){this.#r.textContent=e}warn(e){this.#s.textContent=e??""}#h(){let e=n("form",{},n("label",{for:"text"},o.input),n("div",{class:"field"},this.input,this.#d),n("p",{id:"hint",class:"hint"},o.hint),this.#c);return e.noValidate=!0,e.addEventListener("submit",t=>{t.preventDefault(),this.#m()}),this.input.addEventListener("input",()=>this.#e.type(this.input.value)),this.input.addEventListener("keydown",t=>{t.key!=="Enter"||t.shiftKey||t.isComposing||(t.preventDefault(),this.#m())}),e}#m(){let e=this.input.value.trim();e?this.#e.send(e):(this.warn(o.empty),this.input.focus())}#p(){let e=this.#i.childElementCount===0;this.#o.hidden=!e,this.#n.hidden=this.#i.querySelector(".own")!==null,this.#c.hidden=e}};function oe(){return n("p",{class:"subtitle"},o.subtitle)}function se(){return n("span",{class:"dots","aria-hidden":"true"},...[1,2,3].map(()=>n("span")))}var N=`:host {
  all: initial;
  --accent: var(--protocol-chat-accent, var(--pw-accent));
  --on-accent: var(--protocol-chat-on-accent, var(--pw-on-accent));
  --surface: var(--protocol-chat-surface, var(--pw-surface));
  --text: var(--protocol-chat-text, var(--pw-text));
  --muted: var(--protocol-chat-muted, var(--pw-muted));
  --radius: var(--protocol-chat-radius, var(--pw-radius));
  display: block;
  color: var(--text);
  font: 1rem/1.5 var(--protocol-chat-font, var(--pw-font));
}
:host([hidden]), [hidden] { display: none !important; }
*, *::before, *::after { box-sizing: border-box; }
p, h2, ul, figure, blockquote { margin: 0; padding: 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); text-underline-offset: 0.15em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.icon { flex: none; width: 1.25em; height: 1.25em; fill: none; stroke: currentcolor; stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; }

button { display: inline-flex; align-items: center; justify-content: center; gap: 0.5em; min-height: 2.75rem; padding: 0.5rem 0.9rem; border: 1px solid var(--pw-line); border-radius: var(--radius); background: var(--surface); color: inherit; font: inherit; cursor: pointer; }
button:hover { background: var(--pw-accent-soft); }
button.primary, .launcher { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
button.primary:hover, .launcher:hover { background: var(--accent); filter: brightness(1.15); }
button[aria-disabled="true"] { opacity: 0.65; cursor: progress; }
button.quiet { min-height: 2.25rem; padding: 0.25rem 0.6rem; border-color: transparent; background: none; color: var(--accent); font-size: 0.9375rem; }
button.quiet:hover { background: var(--pw-accent-soft); }

.launcher { position: fixed; z-index: 2147483000; bottom: 1rem; right: 1rem; min-height: 3.25rem; padding-inline: 1.1rem; border-radius: 99rem; box-shadow: var(--pw-shadow); }
:host([position="left"]) .launcher { right: auto; left: 1rem; }

.panel { display: flex; flex-direction: column; position: fixed; z-index: 2147483000; right: 1rem; bottom: 5.25rem; width: min(26rem, calc(100vw - 2rem)); height: min(42rem, calc(100vh - 6.25rem)); height: min(42rem, calc(100dvh - 6.25rem)); border: 1px solid var(--pw-soft); border-radius: var(--radius); background: var(--surface); box-shadow: var(--pw-shadow); overflow: hidden; overflow-wrap: anywhere; }
:host([position="left"]) .panel { right: auto; left: 1rem; }
:host([position="inline"]) .panel { position: static; width: auto; height: auto; box-shadow: none; }

header { display: flex; align-items: flex-start; justify-content: space-between; gap: 0.75rem; padding: 0.8rem 1rem; background: var(--accent); color: var(--on-accent); }
h2 { font-size: 1.125rem; line-height: 1.3; font-weight: 700; }
.subtitle { font-size: 0.875rem; }
button.close { flex: none; width: 2.75rem; min-height: 2.75rem; padding: 0; color: inherit; }
button.close:hover { background: rgb(255 255 255 / 0.2); }
header :focus-visible { outline-color: currentcolor; outline-offset: -3px; }
:host([position="inline"]) .close { display: none; }

.scroll { flex: 1 1 auto; min-height: 6rem; overflow-y: auto; overscroll-behavior: contain; padding: 1rem; }
.scroll:focus-visible { outline-offset: -3px; }
:host([position="inline"]) .scroll { max-height: min(70vh, 44rem); min-height: 0; }
.first { display: grid; gap: 0.6rem; }
.first:not(:empty) { margin-top: 1rem; }
.notice { color: var(--muted); }
.log { display: flex; flex-direction: column; gap: 0.9rem; }
.note { align-self: stretch; padding-block: 0.25rem; border-top: 1px solid var(--pw-soft); color: var(--muted); font-size: 0.9375rem; text-align: center; }

.message { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.6rem; max-width: 94%; padding: 0.7rem 0.9rem; border: 1px solid var(--pw-soft); border-radius: var(--radius); background: var(--pw-page); align-self: flex-start; }
.message.own { align-self: flex-end; border-color: transparent; background: var(--pw-accent-soft); }
.message p { unicode-bidi: isolate; white-space: pre-wrap; }
.author { color: var(--muted); font-size: 0.8125rem; font-weight: 600; line-height: 1.2; }
.failure { display: grid; justify-items: start; gap: 0.5rem; padding-top: 0.6rem; border-top: 1px solid var(--pw-no); color: var(--pw-no); }
.failure button { color: var(--text); }

.verdict { display: inline-flex; align-items: center; gap: 0.4em; justify-self: start; padding: 0.15rem 0.75rem 0.15rem 0.55rem; border: 2px solid currentcolor; border-radius: 99rem; background: var(--pw-silent-soft); color: var(--pw-silent); font-weight: 700; }
.verdict[data-verdict="nee"] { background: var(--pw-no-soft); color: var(--pw-no); }
.verdict[data-verdict="ja"] { background: var(--pw-yes-soft); color: var(--pw-yes); }
.verdict[data-verdict="ja_mits"], .verdict[data-verdict="afgeraden"] { background: var(--pw-provided-soft); color: var(--pw-provided); }
.verdict[data-verdict="info"] { background: var(--pw-accent-soft); color: var(--pw-accent); }

.citation blockquote { padding: 0.15rem 0 0.15rem 0.8rem; border-left: 4px solid var(--accent); }
.citation blockquote p::before { content: "“"; }
.citation blockquote p::after { content: "”"; }
.citation figcaption { margin-top: 0.35rem; color: var(--muted); font-size: 0.9375rem; }
.related { display: grid; gap: 0.5rem; padding-top: 0.5rem; border-top: 1px dashed var(--pw-line); }
.related blockquote { border-left: 4px dotted var(--pw-line); }
.contacts ul { padding-left: 1.25rem; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; }
.choices button { border-color: var(--accent); color: var(--accent); text-align: start; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; padding-top: 0.4rem; border-top: 1px solid var(--pw-soft); color: var(--muted); font-size: 0.9375rem; }
.actions > button:only-child { margin-left: -0.6rem; }
.judgement { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem; flex: 1 1 auto; }
.judgement .choices { padding-block: 0.25rem; }

.status { display: flex; align-items: center; gap: 0.5rem; padding-inline: 1rem; color: var(--muted); font-size: 0.9375rem; }
.status:not(:empty) { padding-block: 0.35rem; }
.alert { margin: 0 1rem; color: var(--pw-no); font-weight: 600; }
.alert:not(:empty) { margin-block: 0.35rem; padding: 0.5rem 0.75rem; border: 2px solid currentcolor; border-radius: var(--radius); }
.dots { display: inline-flex; gap: 0.2rem; }
.dots span { width: 0.4rem; height: 0.4rem; border-radius: 50%; background: currentcolor; animation: blink 1.2s infinite; }
.dots span:nth-child(2) { animation-delay: 0.2s; }
.dots span:nth-child(3) { animation-delay: 0.4s; }
@keyframes blink { 0%, 60%, 100% { opacity: 0.25; } 30% { opacity: 1; } }

form { display: grid; gap: 0.35rem; padding: 0.75rem 1rem; border-top: 1px solid var(--pw-soft); }
label { font-weight: 600; }
.field { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: flex-end; }
textarea { flex: 1 1 12rem; min-width: 0; min-height: 2.75rem; max-height: 8rem; padding: 0.5rem 0.7rem; border: 1px solid var(--pw-line); border-radius: var(--radius); background: var(--pw-page); color: var(--text); font: inherit; resize: vertical; field-sizing: content; }
.hint { color: var(--muted); font-size: 0.8125rem; }
.talk-buttons { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; margin-inline: -0.6rem; }

@media (max-width: 30rem), (max-height: 32rem) {
  :host(:not([position="inline"])) .panel { inset: 0; width: auto; height: auto; border: 0; border-radius: 0; }
  :host([open]:not([position="inline"])) .launcher { visibility: hidden; }
  .message { max-width: 100%; }
}
@media (max-height: 32rem) {
  :host(:not([position="inline"])) .panel { overflow-y: auto; }
  :host .panel .scroll, :host([position="inline"]) .panel .scroll { flex: none; max-height: none; overflow: visible; }
}
@media (hover: none) { .hint { display: none; } }
@media (prefers-reduced-motion: reduce) { .dots span { animation: none; opacity: 0.6; } }
@media (forced-colors: active) {
  button, textarea, .message, .panel { border: 1px solid ButtonBorder; }
  .launcher, header { border: 2px solid ButtonText; }
  .dots span { background: CanvasText; forced-color-adjust: none; }
}
@media print { .launcher, form, .actions, .status, .choices, .first { display: none !important; } header { background: none; color: var(--text); } .panel, .scroll { max-height: none; overflow: visible; } }

.word { display: inline; min-height: 0; padding: 0; border: 0; border-radius: 0; background: none; color: inherit; font: inherit; line-height: inherit; text-align: inherit; text-decoration: underline dotted var(--pw-accent); text-decoration-thickness: 2px; text-underline-offset: 0.2em; }
.word[aria-expanded="true"] { background: var(--pw-accent-soft); }
.meaning { font-size: 0.9em; }
`;function z(i,e){let t=i.verdict?h[i.verdict].word:"";return[t&&!i.text.startsWith(t)?`${t}.`:"",i.text,...i.citations.map(s=>$(s,e)),i.related.length?o.related:"",...i.related.map(s=>$(s,e))].filter(Boolean).join(`

`)}function $(i,e){return`“${i.quote}”
${i.organisation}: ${f(i)}
${new URL(i.url,e).href}`}function I(){return Array.from(crypto.getRandomValues(new Uint32Array(4)),i=>i.toString(36)).join("-")}var w=class{constructor(e,t,r,s){this.gateway=e;this.memory=t;this.panel=r;this.isOpen=s}gateway;memory;panel;isOpen;#e={school:null,role:null};#t=null;#i=[];#o=!1;#n=Promise.resolve();#r=null;#s=!1;get origin(){return this.gateway.origin}get hasBegun(){return this.#t!==null}get presets(){return this.#e}set presets(e){let t=e.school===this.#e.school&&e.role===this.#e.role;this.#e=e,!t&&(this.hasBegun||this.#o)&&this.#c()}restore(){let e=this.memory.load();if(!e)return!1;this.#s=!0,this.#i=e.turns;for(let s of e.turns)this.panel().add(s);this.panel().input.value=e.draft;let{school:t,role:r}=this.#e;if(this.#e={school:t??e.presets.school,role:r??e.presets.role},this.#e.school===e.presets.school&&this.#e.role===e.presets.role)this.#t=e.id;else{this.#l({by:"note",text:o.anew});let s=e.id;s!==null&&this.#g(()=>this.gateway.remove(s))}return e.isOpen}revealLast(){let e=this.#i.at(-1);e&&this.panel().reveal(e)}keep(){this.#s=!0,this.remember()}remember(){if(!this.#s)return;let e=this.panel().input.value;this.memory.save({presets:this.#e,id:this.#t,turns:this.#i,draft:e,isOpen:this.isOpen()})}greet(){return this.#u(o.starting,async()=>{this.hasBegun||await this.#a()})}send(e){this.choose({title:e,value:e})}choose(e){this.#r||(this.panel().input.value.trim()===e.title&&(this.panel().input.value=""),this.#r=e,this.#u(o.working,async()=>{this.#r=null,this.#s=!0;let t={by:"visitor",text:e.title,value:e.value,delivery:I()},r=!this.hasBegun;r||this.#l(t),await this.#h(t,r)}))}retry(e){this.#o||(this.panel().input.focus(),delete e.failure,this.panel().mark(e),this.#u(o.working,()=>this.#h(e,!1)))}anew(){this.panel().input.focus(),this.#c()}erase(){return this.#u(o.erasing,async()=>(this.#t!==null&&await this.gateway.remove(this.#t),this.#d(),this.panel().input.value="",this.panel().input.focus(),o.erased))}#d(){this.#t=null,this.#i=[],this.memory.clear(),this.#s=!1,this.panel().clear()}judge(e,t){let r=this.#t;r!==null&&this.#g(async()=>{await this.gateway.judge(r,e.reply,t),this.panel().tell(o.thanks),this.remember()})}copy(e){(navigator.clipboard?.writeText(z(e,this.origin))??Promise.reject()).then(()=>this.panel().tell(o.copied),()=>this.panel().tell(o.notCopied))}#c(){return this.#u(o.starting,async()=>{let e=this.#t;this.#t=null,e!==null&&(this.#l({by:"note",text:o.anew}),await this.#g(()=>this.gateway.remove(e))),await this.#a()})}async#a(){let e=await this.gateway.open(this.#e);this.#t=e.id,this.#f(e.replies)}async#h(e,t){try{this.hasBegun||await this.#a(),t&&this.#l(e);let r=await this.#p(e);r.removed&&this.#d(),this.#f(r.replies,r.removed?void 0:e)}catch(r){if(!(r instanceof d))throw r;e.failure=r.message,t&&!this.#i.includes(e)?this.#l(e):this.panel().mark(e),this.remember(),!this.hasBegun&&r.status!==0&&await this.#m(e)}}async#m({value:e}){let t=await this.gateway.help(e,this.#e);t.length&&this.#f(t)}async#p({value:e,delivery:t}){try{return await this.gateway.say(this.#t??"",e,t)}catch(r){if(!(r instanceof d)||r.status!==404)throw r;this.#t=null;let s=await this.gateway.open(this.#e);return this.#t=s.id,this.#l({by:"note",text:o.over}),await this.gateway.say(s.id,e,t)}}#f(e,t){let r=e.map(a=>({by:"assistant",reply:a}));for(let a of r)this.#l(a);let s=t??r[0];s&&this.panel().reveal(s)}#l(e){this.#i.push(e),this.panel().add(e),this.panel().reveal(e),this.remember()}#u(e,t){let r=this.#n.then(()=>this.#v(e,t));return this.#n=r.catch(()=>{}),r}async#v(e,t){this.#o=!0,this.panel().working(e);try{let r=await this.#g(t);this.panel().working(null),r&&this.panel().tell(r)}finally{this.#o=!1}}async#g(e){try{return await e()}catch(t){if(!(t instanceof d))throw t;this.panel().warn(t.message)}}};var B=new CSSStyleSheet;B.replaceSync(A+N);var S=class extends HTMLElement{static observedAttributes=["school","user-role","heading","questions"];#e;#t;#i;words={};thread="";connectedCallback(){if(this.shadowRoot)return;this.lang||(this.lang="nl"),this.#o();let e=this.#t.restore();this.#r(this.isInline||e);let t=this.attachShadow({mode:"open"});t.adoptedStyleSheets=[B],t.append(...this.isInline?[]:[this.#i],this.#e.root),this.#t.revealLast()}attributeChangedCallback(e,t,r){!this.shadowRoot||t===r||queueMicrotask(()=>this.#n())}get presets(){return this.#t.presets}get isInline(){return this.getAttribute("position")==="inline"}get isOpen(){return!this.#e.root.hidden}open(){this.#r(!0),this.#t.keep(),this.#e.input.focus(),this.#t.greet()}close(){this.isInline||(this.#r(!1),this.#t.remember(),this.#i.focus())}ask(e){this.#n(),this.#r(!0),this.#t.send(e)}erase(){return this.#t.erase()}#o(){let e=new URL(this.getAttribute("endpoint")??import.meta.url,location.href).origin,t=new w(new m(e),new g(e,this.thread),()=>this.#e,()=>this.isOpen);this.#t=t,this.#e=new v({origin:e,words:this.words,send:r=>t.send(r),choose:r=>t.choose(r),retry:r=>t.retry(r),judge:(r,s)=>t.judge(r,s),copy:r=>t.copy(r),type:()=>t.remember(),anew:()=>t.anew(),erase:()=>{t.erase()},close:()=>this.close()}),this.#i=l(o.open,{class:"launcher",part:"launcher","aria-controls":"panel"},()=>this.isOpen?this.close():this.open(),p.chat),this.#e.root.setAttribute("role",this.isInline?"region":"dialog"),this.#e.root.addEventListener("keydown",r=>{r.key==="Escape"&&this.close()}),this.#n()}#n(){this.#t.presets={school:this.getAttribute("school"),role:this.getAttribute("user-role")},this.#e.heading=this.getAttribute("heading")??o.heading,this.#e.questions=(this.getAttribute("questions")??"").split("|").map(e=>e.trim()).filter(Boolean)}#r(e){this.#e.root.hidden=!e,this.#i.setAttribute("aria-expanded",String(e)),this.toggleAttribute("open",e)}};customElements.get("protocol-chat")||customElements.define("protocol-chat",S);export{S as ProtocolChat};
