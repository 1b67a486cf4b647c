import { expect, it } from "vitest";
import { parseErrorType } from "./error-type.ts";

it.each([
  ["FooError", "FooError"],
  ["FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/", "FooError"],
  ["aws.protocoltests.restjson#FooError", "FooError"],
  [
    "aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/",
    "FooError",
  ],
  ["FooError,BarError", "FooError"],
  ["FooError, FooError:x", "FooError"],
  ["", ""],
])("%j names %j", (value, name) => expect(parseErrorType(value)).toBe(name));
