// Compiled with the rest, never run: what must not compile is marked.
import type { Operation } from "@callsheet/protocol";
import type { Context } from "./context.ts";
import { createService } from "./create-service.ts";
import type { Handler } from "./definition.ts";
import { definitions, echo, type fitPart, type getWidget, widgets } from "./widgets.test-support.ts";

createService({ service: widgets, operations: definitions }, echo);

// @ts-expect-error A handler is missing.
createService({ service: widgets, operations: definitions }, { getWidget: echo.getWidget });

createService(
  { service: widgets, operations: definitions },
  {
    ...echo,
    // @ts-expect-error No operation has this name.
    getGadget: echo.getWidget,
  },
);

// @ts-expect-error The output lacks a member.
export const lacking: Handler<typeof getWidget> = () => ({ widget: {} });

// @ts-expect-error The output is of another type.
export const mistyped: Handler<typeof fitPart> = async () => ({ fitted: 7 });

// @ts-expect-error The input has no such member.
export const curious: Handler<typeof getWidget> = ({ id, colour }) => ({ widget: { id: id + colour } });

export const failing: Handler<typeof getWidget> = ({ id }, context) => {
  if (id === "a")
    throw context.error(
      "ResourceNotFoundException",
      { exceptionMessage: "gone" },
      { headers: { xFrameOptions: "DENY" } },
    );
  // @ts-expect-error The operation does not declare this error.
  if (id === "b") throw context.error("ConflictException", {});
  // @ts-expect-error The error has another body.
  if (id === "c") throw context.error("ValidationException", { exceptionMessage: 7 });
  // @ts-expect-error The error has no such header.
  throw context.error("ValidationException", {}, { headers: { xNothing: "a" } });
};

type Ranged = Operation<
  object,
  { status: 200; n: number } | { status: 202; job: string },
  {
    name: "Problem";
    status: number;
    body: { title: string };
    headers: object;
    headerNames: never;
  }
>;
export const ranging: Handler<Ranged> = (_, context) => {
  if (context.requestId === "a") return { status: 202, job: "j" };
  // @ts-expect-error An error of a range needs a status.
  if (context.requestId === "c") throw context.error("Problem", { title: "t" });
  throw context.error("Problem", { title: "t" }, { status: 409 });
};

// @ts-expect-error The outcome of this status has other members.
export const mixing: Handler<Ranged> = () => ({ status: 200, job: "j" });

export const spreading: Handler<typeof getWidget> = ({ id }, context) => {
  // @ts-expect-error A spread has neither signal nor error: both are members of the class.
  const less: Context<typeof getWidget> = { ...context };
  const more: Context<typeof getWidget> & { tenant: string } = Object.assign(
    Object.create(context) as typeof context,
    { tenant: "a" },
  );
  return { widget: { id: id + less.region + more.tenant } };
};

export type AnyOperationHandler = Handler<Operation>;
