/** The look of the reference: the console's colours, light and dark as the system has it. */
export const DOCS_STYLE = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(#fafafb, #0d0e11);
  --surface: light-dark(#ffffff, #14161a);
  --sunken: light-dark(#f4f5f7, #0a0b0d);
  --line: light-dark(#e6e8eb, #25282e);
  --line-strong: light-dark(#d3d6db, #363b44);
  --ink: light-dark(#14171b, #eef0f3);
  --ink-2: light-dark(#474d57, #b3b9c3);
  --ink-3: light-dark(#626974, #9097a3);
  --accent-ink: light-dark(#2a4bc6, #9db2ff);
  --accent-soft: light-dark(#eef2fe, #1a2140);
  --focus: light-dark(#2f53d6, #8aa2ff);
  --mono: 'Geist Mono', ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 24px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 14px/20px Geist, system-ui, -apple-system, 'Segoe UI', sans-serif; }
a { color: var(--accent-ink); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: var(--mono); font-size: 12.5px; }
code { overflow-wrap: anywhere; }
p code, td code { background: var(--sunken); border: 1px solid var(--line); border-radius: 4px; padding: 0 4px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 16px; top: 16px; background: var(--surface); padding: 8px 12px; }
.page { display: grid; grid-template-columns: 248px minmax(0, 1fr); max-width: 1440px; margin: 0 auto; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 24px 16px; border-right: 1px solid var(--line); }
nav strong { display: block; font-size: 15px; letter-spacing: -0.008em; margin: 0 8px 16px; }
nav h2 { font-size: 12px; line-height: 16px; font-weight: 500; color: var(--ink-3); margin: 20px 8px 4px; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: block; padding: 4px 8px; border-radius: 6px; color: var(--ink-2); overflow-wrap: anywhere; }
nav li a:hover { background: var(--sunken); color: var(--ink); text-decoration: none; }
main { padding: 40px 40px 96px; min-width: 0; }
main > * { max-width: 920px; }
h1 { font-size: 24px; line-height: 32px; letter-spacing: -0.015em; font-weight: 600; margin: 0 0 8px; }
main h2 { font-size: 20px; line-height: 28px; letter-spacing: -0.015em; font-weight: 600; margin: 56px 0 4px; }
h3 { font-size: 15px; line-height: 24px; font-weight: 600; margin: 0; }
main a { text-decoration: underline; text-decoration-color: var(--line-strong); text-underline-offset: 3px; }
h3 a, td:first-child a { color: inherit; text-decoration: none; }
h4 { font-size: 12px; line-height: 16px; font-weight: 500; color: var(--ink-3); margin: 20px 0 6px; }
p { margin: 8px 0; color: var(--ink-2); }
.lead { font-size: 15px; line-height: 24px; }
article { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 20px; margin: 16px 0; }
article header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; justify-content: space-between; }
.address { display: flex; flex-wrap: wrap; gap: 8px; align-items: baseline; margin: 6px 0 0; font-family: var(--mono); font-size: 13px; overflow-wrap: anywhere; }
.method { font-weight: 600; color: var(--accent-ink); background: var(--accent-soft); border-radius: 4px; padding: 0 6px; }
.scope { font-size: 12px; line-height: 16px; color: var(--ink-3); }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: 12px; font-weight: 500; color: var(--ink-3); background: var(--sunken); padding: 6px 12px; white-space: nowrap; }
td { vertical-align: top; padding: 8px 12px; border-top: 1px solid var(--line); color: var(--ink-2); overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; }
td:first-child code { color: var(--ink); white-space: nowrap; }
.kind { color: var(--ink-3); font-size: 12.5px; min-width: 96px; width: 28%; }
.must { display: block; font-size: 12px; line-height: 16px; color: var(--ink-3); font-family: system-ui, sans-serif; }
pre { margin: 0; padding: 12px 14px; background: var(--sunken); border: 1px solid var(--line); border-radius: 8px; overflow-x: auto; line-height: 19px; }
details { margin-top: 8px; }
summary { cursor: pointer; color: var(--accent-ink); padding: 2px 0; }
@media (max-width: 899px) {
  .page { display: block; }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); padding: 16px; }
  nav ul { display: flex; flex-wrap: wrap; }
  main { padding: 24px 16px 64px; }
  article { padding: 16px; }
}
@media (max-width: 599px) {
  thead { display: none; }
  tr { display: block; border-top: 1px solid var(--line); padding: 8px 0; }
  tr:first-child { border-top: 0; }
  td { display: block; width: auto; border-top: 0; padding: 2px 12px; }
  td:first-child, td:first-child code { white-space: normal; }
}
`;
