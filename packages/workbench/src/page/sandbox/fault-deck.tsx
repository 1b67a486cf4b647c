import { FaultForm } from "./fault-form.tsx";
import { faultText } from "./fault-text.ts";
import type { LiveWorld } from "./live-world.ts";

/** The faults that are ready for the next calls, and those that have struck. */
export function FaultDeck({ world }: { readonly world: LiveWorld }) {
  const { value: deck } = world.deck;
  const { value: strikes } = world.strikes;
  return (
    <div class="faults">
      <FaultForm world={world} />
      <section aria-labelledby="deck">
        <div class="call-log-head">
          <h2 id="deck">On the deck</h2>
          {deck.length > 0 && (
            <button
              type="button"
              class="button button-small"
              onClick={() => world.attempt(() => world.control.faults.clear())}
            >
              Clear the deck
            </button>
          )}
        </div>
        {deck.length === 0 && <p class="muted">No fault: calls do what they should.</p>}
        <ul class="cards-list">
          {deck.map(({ fault, drawn, remaining }, at) => (
            <li key={at} class="fault">
              <strong>{faultText(fault)}</strong>{" "}
              <span class="muted">
                {fault.operation === "*" ? "any call" : fault.operation},{" "}
                {remaining === null ? "without end" : `${remaining} to go`}
                {fault.share < 1 ? `, ${fault.share * 100} % of calls` : ""}
                {fault.skip > drawn ? `, after ${fault.skip - drawn} more calls` : ""}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {strikes.length > 0 && (
        <section aria-labelledby="strikes">
          <h2 id="strikes">Struck</h2>
          <ul class="cards-list">
            {strikes.slice(0, 20).map(({ requestId, operation, fault }) => (
              <li key={requestId} class="fault">
                <strong>{operation}</strong> <span class="muted">{faultText(fault)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
