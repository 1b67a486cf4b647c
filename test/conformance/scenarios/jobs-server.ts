/** What a faulty server of jobs does differently. */
interface JobFaults {
  /** A job still exists after its deletion. */
  readonly keeps?: boolean;
}

interface Job {
  readonly id: number;
  readonly name: string;
  readonly parts: unknown[];
  reads: number;
}

const states = ["waiting", "running", "done"];

/** A server of jobs as a fetch handler: a job is done at the third poll. */
export function jobsServer(faults: JobFaults = {}): (request: Request) => Promise<Response> {
  const jobs = new Map<number, Job>();
  const shown = ({ id, name, parts, reads }: Job): object => ({
    id,
    name,
    parts,
    state: states[Math.min(reads, 2)],
  });
  const error = (status: number, message: string): Response => Response.json({ message }, { status });
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/jobs" && request.method === "POST") {
      const { name, parts = [] } = (await request.json()) as { name?: string; parts?: unknown[] };
      if (!name) return error(400, "A job needs a name.");
      const job = { id: jobs.size + 1, name, parts, reads: 0 };
      jobs.set(job.id, job);
      return Response.json(shown(job), { status: 201 });
    }
    if (pathname === "/jobs")
      return Response.json(
        [...jobs.values()].filter(({ name }) => name === searchParams.get("name")).map(shown),
      );
    const job = jobs.get(Number(/^\/jobs\/(\d+)$/.exec(pathname)?.[1]));
    if (!job) return error(404, "There is no such job.");
    if (request.method === "DELETE") {
      if (!faults.keeps) jobs.delete(job.id);
      return new Response(null, { status: 204 });
    }
    job.reads++;
    return Response.json(shown(job));
  };
}
