import { createMock } from "@callsheet/mock";
const [file = "", method = "GET", path = "/", type = "", body] = process.argv.slice(2);
const mock = createMock({ documents: [file], log: (l, x) => console.log(l, x) });
await mock.ready;
for (let i = 0; i < 2; i++) { const r = await mock(new Request("http://x" + path, { method, headers: { ...(type && { "content-type": type }), authorization: "Bearer x" }, ...(body !== undefined && { body }) }));
console.log(r.status, JSON.stringify([...r.headers]), (await r.text()).slice(0, 600)); }
