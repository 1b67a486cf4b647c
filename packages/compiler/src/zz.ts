let t=performance.now(); const lap=(n:string)=>{const x=performance.now();console.log(n,Math.round(x-t));t=x};
const { lint } = await import("./lint/lint.ts"); lap("lint import");
const { formatFinding } = await import("./lint/finding.ts");
const folder = process.argv[2] ?? "/work/wt/lint/spec";
const f = await lint({folder}); lap("lint cold");
for (let i=0;i<4;i++){ await lint({folder}); lap("lint warm"); }
for (const x of f.slice(0,40)) console.log(x.severity, formatFinding(x));
console.log(f.length);
