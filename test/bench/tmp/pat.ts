import { readFileSync } from "node:fs";
import { anyString, createRandom, patternBreakers, Shape, stringOfLength, stringRules, type Place } from "@callsheet/conformance/generate";
const pairs = JSON.parse(readFileSync("/tmp/kitdata/patterns.json","utf8")) as [string, number|null, number|null][];
const t00=performance.now(); const slow:[number,string][]=[]; let none=0, wrong=0, cpuAll=0;
const limit=Number(process.argv[2]??1e9);
let i=0; const noneList:string[]=[];
for (const [p,min,max] of pairs) { if(i++>=limit) break; 
 const schema:any={type:"string",pattern:p}; if(min!==null)schema.minLength=min; if(max!==null)schema.maxLength=max;
 const place:Place={document:{name:"t",root:{s:schema}},schema,pointer:"/s"};
 const t=performance.now();
 let a:string|undefined;
 try { const rules=stringRules(new Shape([place])); const r=createRandom(1,p); a=anyString(rules,r);
 if(a!==undefined){ const n=[...a].length; stringOfLength(rules,n,r); if(Number.isFinite(rules.max)) stringOfLength(rules,rules.max,r); for(const _ of patternBreakers(rules,r)); 
  try{ if(!new RegExp(p,"u").test(a)) wrong++;}catch{} }
 } catch(e){ console.log("ERR",p,(e as Error).message); }
 if(a===undefined){none++; noneList.push(p+" "+min+" "+max);}
 const d=performance.now()-t; cpuAll+=d; if(d>100)slow.push([d,p+" "+min+" "+max]);
 if(d>1000) console.log(d.toFixed(0),p.slice(0,200),min,max);
}
slow.sort((a,b)=>b[0]-a[0]); console.log("total s",(cpuAll/1000).toFixed(1),"slow>200:",slow.filter(([d])=>d>200).length,"none",none,"wrong",wrong, "heap MB",(process.memoryUsage().rss/1e6).toFixed(0));
for(const [d,p] of slow.slice(0,15)) console.log(d.toFixed(0),p.slice(0,160));
console.log(noneList.slice(0,25).join("\n"));
