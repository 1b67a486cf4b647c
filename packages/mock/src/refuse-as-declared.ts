import { Fault, type Interceptor, type Outgoing, type Reply } from "@callsheet/server";
import { makeRefusal } from "./make-reply.ts";
import { declarationOf, type MockOperation } from "./mock-operation.ts";
import { PreferenceFault } from "./preferences.ts";

/** Statuses that speak of something else than the request's form. */
const ELSEWHERE = new Set(["401", "403", "409", "429"]);

/**
 * Answers a refusal as the operation declares it, with the refusal's words where the declared body has a place for them. In the profile
 * `aws` the server does so itself.
 */
export async function refuseAsDeclared(
  operation: MockOperation | undefined,
  answer: Outgoing,
): Promise<Outgoing | Reply> {
  const { fault } = answer;
  if (!fault || !operation || fault instanceof PreferenceFault) return answer;
  const status = declaredStatus(operation, fault.status);
  if (status === undefined) return answer;
  try {
    return (await makeRefusal(operation, status, fault)) ?? answer;
  } catch (error) {
    if (error instanceof Fault) return answer;
    throw error;
  }
}

/** The status that the operation declares for a refusal. A document may call a broken request otherwise than by 400. */
function declaredStatus(operation: MockOperation, status: number): number | undefined {
  const statuses = status === 400 ? [400, 422] : [status];
  const declared = statuses.find((one) => declarationOf(operation, one));
  if (declared !== undefined || status !== 400) return declared;
  const others = operation.api.responses.map((response) => response.status);
  const other = others.find((one) => /^4\d\d$/.test(one) && !ELSEWHERE.has(one));
  return other === undefined ? undefined : Number(other);
}

/** The interceptor of {@link refuseAsDeclared}. */
export function refusing(find: (name: string) => MockOperation | undefined): Interceptor {
  return async ({ operation }, next) => refuseAsDeclared(find(operation.name), await next());
}
