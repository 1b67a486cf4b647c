import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { Session } from "./session.tsx";
import { Stage } from "./stage.tsx";

function App() {
  const [arn, setArn] = useState("arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd");
  return (
    <>
      <h1>A stage</h1>
      <label>
        ARN <input size={60} value={arn} onChange={({ target }) => setArn(target.value)} />
      </label>
      <Stage arn={arn} />
      <h1>A session</h1>
      <Session />
    </>
  );
}

const main = document.querySelector("main");
if (main)
  createRoot(main).render(
    <QueryClientProvider client={new QueryClient()}>
      <App />
    </QueryClientProvider>,
  );
