/** The style sheet of HTML reports: light and dark, readable on paper. */
export const htmlStyle = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; } h4 { margin: .8rem 0 .2rem; }
section { overflow-x: auto; }
table { border-collapse: collapse; } th, td { border: 1px solid #8884; padding: .25rem .6rem; text-align: left; vertical-align: top; }
thead th { font-weight: 600; white-space: nowrap; } td { text-align: right; }
th small { font-weight: 400; } .tall { vertical-align: bottom; } .tall span { writing-mode: vertical-rl; transform: rotate(180deg); }
pre { background: #8882; padding: .6rem; overflow-x: auto; white-space: pre-wrap; word-break: break-all; }
details { margin: .4rem 0; } summary { cursor: pointer; }
.kept { color: light-dark(#176a2c, #7fd795); } .broken { color: light-dark(#a3111d, #ff9a9a); font-weight: 600; } .open { color: light-dark(#7a5200, #f0c060); }
`;
