import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrive, describeShop, send, travel } from "../full.test-support.ts";
import type { Content, Field } from "../message-descriptor.ts";

const upload = (fields: Readonly<Record<string, Field>>): Content => ({
  type: "multipart/form-data",
  form: "multipart",
  fields,
});
const payload = (content: Content) => describeShop({ input: { body: "payload", contents: [content] } });
const bytes = (text: string) => new TextEncoder().encode(text);

describe("multipart", () => {
  const fields: Readonly<Record<string, Field>> = {
    file: { bytes: true },
    photos: { bytes: true, list: true, mediaType: "image/*" },
    meta: { mediaType: "application/json" },
    counts: { type: "integer", list: true },
  };
  const operation = payload(upload(fields));
  const parts = async (body: unknown) => {
    const { request, arrived } = await travel(operation, { body });
    return { request, body: arrived.body as Record<string, unknown> };
  };

  it("carries files, JSON, lists and text", async () => {
    const file = new File([new Uint8Array([0, 255, 13, 10])], 'a "b"\r\n.bin', { type: "image/png" });
    const { request, body } = await parts({
      file,
      photos: [bytes("x"), new Blob(["y"])],
      meta: { a: "é" },
      counts: [1, 2],
      note: "é\r\n--",
    });
    expect(request.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=callsheet-\w{48}$/);
    expect(body).toMatchObject({ meta: { a: "é" }, counts: [1, 2], note: "é\r\n--" });
    const got = body.file as File;
    expect([got.name, got.type, new Uint8Array(await got.arrayBuffer())]).toEqual([
      file.name,
      "image/png",
      new Uint8Array([0, 255, 13, 10]),
    ]);
    expect(await Promise.all((body.photos as File[]).map((photo) => photo.text()))).toEqual(["x", "y"]);
  });

  it("loses nothing of random bytes", async () => {
    const chunk = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(bytes("\r\n--"), bytes("\r\n--callsheet-"), bytes("\r"), bytes("--")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 5 }), async (chunks) => {
        const data = new Uint8Array(chunks.flatMap((one) => [...one]));
        const { body } = await parts({ file: data, photos: [data, data] });
        for (const file of [body.file, ...(body.photos as File[])])
          expect(new Uint8Array(await (file as File).arrayBuffer())).toEqual(data);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it("agrees with the platform, both ways", async () => {
    const data = new FormData();
    data.set("file", new Blob(["x"]), "ü.txt");
    data.set("meta", new Blob(['{"a":1}'], { type: "application/json" }));
    data.append("counts", "1");
    data.append("counts", "2");
    const sent = new Request("http://h", { method: "POST", body: data });
    const headers = { "content-type": sent.headers.get("content-type") ?? "" };
    const body = new Uint8Array(await sent.arrayBuffer());
    const read = arrive(operation, { method: "POST", path: "/search", headers, body }).body as Record<
      string,
      unknown
    >;
    expect(read).toMatchObject({ meta: { a: 1 }, counts: [1, 2] });
    expect((read.file as File).name).toBe("ü.txt");
    const own = await send(operation, { body: { file: bytes("abc"), counts: [3] } });
    const platform = await new Response(own.body as Uint8Array<ArrayBuffer>, {
      headers: own.headers,
    }).formData();
    expect([await (platform.get("file") as File).text(), platform.get("counts")]).toEqual(["abc", "3"]);
  });

  const boundary = "multipart/form-data; boundary=b";
  const part = (name: string, value = "1") =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  it.each([
    ["no boundary", "multipart/form-data", part("a")],
    ["another boundary", "multipart/form-data; boundary=c", part("a")],
    ["no end", boundary, part("a")],
    ["no name", boundary, "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--"],
    ["no headers", boundary, "--b\r\n\r\n1\r\n--b--"],
    ["a bare line feed", boundary, "--b\nContent-Disposition: form-data; name=a\n\n1\n--b--"],
    ["too many headers", boundary, `--b\r\nX: ${"x".repeat(20_000)}\r\n\r\n1\r\n--b--`],
    ["too many parts", boundary, `${part("counts").repeat(1001)}--b--`],
    ["an invalid number", boundary, `${part("counts", "x")}--b--`],
    ["a single one twice", boundary, `${part("a")}${part("a")}--b--`],
    ["broken JSON", boundary, `${part("meta", "{")}--b--`],
    ["nothing", boundary, ""],
  ])("refuses %s", (_, type, body) => {
    const request = { method: "POST", path: "/search", headers: { "content-type": type }, body: bytes(body) };
    expect(() => arrive(operation, request)).toThrow(expect.objectContaining({ name: "SerializationError" }));
  });

  it("takes time that grows linearly with the body", () => {
    // Where it grew with the body's square, the test would run out of its own time.
    for (const piece of ["\r\n--", "\r", `\r\n--${"b".repeat(69)}`, "\r\n\r\n"]) {
      const body = bytes(`--${"b".repeat(70)}\r\n${piece.repeat(2_000_000 / piece.length)}`);
      const headers = { "content-type": `multipart/form-data; boundary=${"b".repeat(70)}` };
      expect(() => arrive(operation, { method: "POST", path: "/search", headers, body })).toThrow(
        "multipart",
      );
    }
  });
});
