/** The help text. */
export const usage = `callsheet-conformance: holds an implementation to an OpenAPI contract.

  callsheet-conformance run --target <url> [options]     runs the cases and reports
  callsheet-conformance list [options]                   prints the ids of the cases
  callsheet-conformance checks                           prints how each check decides, and the policy for answers

Contract
  --document <file>      an OpenAPI document, JSON or YAML, in one file or several; may be given more than once
                         (default: the documents of @callsheet/contract)
  --scenario <file>      an Arazzo 1.0 file: its workflows run after the cases; may be given more than once. Without
                         --document, the contract is the documents that it names
  --har <file>           recorded traffic, as browsers and proxies write it: requests and replies are held to the contract. With
                         a target, requests whose replies broke it are sent again, with the credentials given here

Cases
  --only <text>          ids that contain the text, or match it with * for any text; may be given more than once
  --case <id>            exactly this case
  --seed <n>             seed of everything random (default 1)
  --fuzz <n>             fuzzed values of each kind for each operation (default 50)
  --max-time <seconds>   longest time for the run; every operation gets an even share of it
  --max-cases <n>        most cases; every operation gets an even share of them
  --values <file>        YAML or JSON with real values by parameter name (petId: 12), for requests that need things that exist
  --exceptions <file>    YAML or JSON with lists "skip" and "knownFailures" of { case, check, reason }
  --hooks <file>         a JavaScript module that exports prepare(operation) or prepareCase(case), to bring the
                         target into the state that calls need, or authorize(), which logs in and gives
                         { scheme: token }
  --strict               hold the target to what lenient servers take: path case, trailing slash, missing content type,
                         doubled query parameters
  --mock                 the target is a mock: named examples must be obtainable by the Prefer header

Target
  --sign <region>        sign with SigV4; keys from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN
  --sign-service <name>  signing name (default: what the document says)
  --auth <scheme=value>  credentials of a security scheme; @NAME as the value reads the environment variable NAME
  --auth form-only       the target verifies no signature or token: that is not held against it
  --header <name: value> a header for every request; @NAME as the value reads the environment variable NAME
  --concurrency <n>      cases under way at once (default 8)
  --rate <n>             most requests a second
  --timeout <ms>         longest wait for an answer (default 10000)
  --max-bytes <n>        most bytes read of an answer (default 5242880)

Reports
  --junit <file>  --json <file>  --html <file>
  --quiet                only what was skipped, what is not proven, and the result

Exit codes: 0 the contract is kept, 1 it is not, 2 it is not proven or the run could not take place.
Example: callsheet-conformance run --target http://127.0.0.1:8080 --document openapi.yaml --html report.html
`;
