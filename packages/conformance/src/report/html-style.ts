/** The style sheet of HTML reports: light and dark, narrow and wide, readable on paper. */
export const htmlStyle = `
:root {
  color-scheme: light dark; font: 15px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif;
  --ink: light-dark(#1c2430, #e6eaf0); --soft: light-dark(#5b6675, #9aa6b5); --line: light-dark(#dde3ea, #323b47);
  --page: light-dark(#f5f7fa, #14181e); --card: light-dark(#ffffff, #1b2129); --code: light-dark(#f2f5f8, #12161b);
  --good: light-dark(#14703a, #6fd391); --bad: light-dark(#b3141f, #ff8f8f); --open: light-dark(#8a5a00, #f0c060);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); }
main { max-width: 74rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.6rem 0 .8rem; }
h3 { font-size: 1rem; margin: 0; font-weight: 600; }
h4 { margin: 1rem 0 .3rem; font-size: .8rem; text-transform: uppercase; letter-spacing: .05em; color: var(--soft); }
p { margin: .4rem 0; overflow-wrap: anywhere; }
code, pre { font: .87em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: .7rem .8rem; margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24rem; overflow-y: auto; }
small, .soft { color: var(--soft); }
.good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); }
.verdict { display: inline-block; font-weight: 650; font-size: 1.05rem; padding: .35rem .9rem; border-radius: 999px; border: 1.5px solid currentColor; margin: .6rem 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .8rem; margin: 1rem 0; }
.figures div, .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.figures div { padding: .7rem 1rem; } .figures b { display: block; font-size: 1.5rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.card { margin: .7rem 0; } .card > summary { padding: .8rem 1.1rem; list-style: none; cursor: pointer; display: grid; grid-template-columns: 1fr auto; gap: .2rem 1rem; }
.card > summary::-webkit-details-marker { display: none; } .card > summary::after { content: "details ▾"; color: var(--soft); font-size: .8rem; grid-column: 2; grid-row: 2; text-align: right; }
.card[open] > summary::after { content: "close ▴"; } .card > summary:hover h3 { text-decoration: underline; }
.card > div { padding: 0 1.1rem 1rem; border-top: 1px solid var(--line); } .card.bad-edge { border-left: 4px solid var(--bad); } .card.open-edge { border-left: 4px solid var(--open); }
.card > summary p { grid-column: 1; margin: 0; } .card h3 small { font-weight: 400; margin-left: .5rem; }
.tag { display: inline-block; font-size: .78rem; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 999px; color: var(--soft); background: var(--page); margin: 0 .3rem .15rem 0; max-width: 100%; overflow-wrap: anywhere; } td .tag { white-space: nowrap; }
.tag.bad, .tag.good, .tag.open { border-color: currentColor; }
.tag.bad { color: var(--bad); } .tag.good { color: var(--good); } .tag.open { color: var(--open); }
.count { font-variant-numeric: tabular-nums; font-weight: 650; white-space: nowrap; text-align: right; }
.talk { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 1rem; } .talk > * { min-width: 0; }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); border-radius: 10px; table-layout: auto; }
th, td { padding: .5rem .8rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { font-size: .8rem; color: var(--soft); font-weight: 600; white-space: nowrap; } tbody th { font-weight: 400; min-width: 17rem; } tr:last-child > * { border-bottom: 0; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { height: .45rem; min-width: 6rem; border-radius: 99px; background: var(--line); overflow: hidden; margin-top: .5rem; } .bar i { display: block; height: 100%; background: var(--good); } .bar.part i { background: var(--open); }
ul { margin: .4rem 0; padding-left: 1.2rem; } li { overflow-wrap: anywhere; margin: .15rem 0; } summary { cursor: pointer; }
@media print { body { background: none; } .card > summary::after { content: ""; } pre { max-height: none; } }
`;
