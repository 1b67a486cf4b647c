import * as v from "valibot";
import { type OperationName, operationNames } from "./operation-names.ts";

const seconds = (fallback: number) =>
  v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e9)), fallback);
const limit = () => v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null);

/**
 * The schema of a world's settings: what the services' documentation leaves open, and what is off by default.
 */
export const settingsSchema = v.strictObject({
  /** Seconds from START_IN_PROGRESS to READY or START_FAILED. Default: 5. */
  startSeconds: seconds(5),
  /** Seconds from STOP_IN_PROGRESS to STOPPED. Default: 5. */
  stopSeconds: seconds(5),
  /** Seconds from DELETE_IN_PROGRESS to DELETED, of sessions and streams. Default: 2. */
  deleteSeconds: seconds(2),
  /** Seconds from CREATE_IN_PROGRESS to READY or CREATE_FAILED, of sessions and streams. Default: 2. */
  createSeconds: seconds(2),
  /** `expirationInSeconds` of a stream when the caller gives none. Default: 120. */
  streamExpirationInSeconds: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(3600)),
    120,
  ),
  /** How long idempotency tokens are remembered, in seconds of the world's clock. Default: a day. */
  tokenRetentionSeconds: seconds(86_400),
  /**
   * What a repeated token gets: the first answer, or the same resource as it is now. Default: `"current"`.
   */
  replay: v.optional(v.picklist(["first", "current"]), "current"),
  quotas: v.optional(
    v.strictObject({
      /** Sessions of a studio that run at the same time; null for any number. Default: null. */
      runningSessionsPerStudio: limit(),
      /** Streams of a session that are live at the same time; null for any number. Default: null. */
      streamsPerSession: limit(),
    }),
    {},
  ),
  /**
   * Calls per second of the world's clock, by operation: a number each, or `"published"` for what AWS
   * publishes. Default: none.
   */
  rates: v.optional(
    v.union(
      [
        v.literal("published"),
        v.record(v.picklist(operationNames), v.pipe(v.number(), v.integer(), v.minValue(0))),
      ],
      'Expected "published" or calls a second by operation',
    ),
    {},
  ),
});

/** A world's settings, as fixtures and the control API take them: all optional. */
export type SettingsInput = v.InferInput<typeof settingsSchema>;

/** A world's settings, complete. */
export type Settings = v.InferOutput<typeof settingsSchema>;

/** The settings of a world that sets none. */
export const defaultSettings: Settings = v.parse(settingsSchema, {});

/**
 * Quotas that AWS publishes, in calls a second:
 * https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/service-quotas.html
 */
export const publishedRates: Readonly<Partial<Record<OperationName, number>>> = {
  GetStage: 5,
  GetStageSession: 5,
  GetStreamSession: 5,
};

/** Settings as the store keeps them, without those that equal the defaults. */
export function serializeSettings(settings: Settings): string {
  const changed = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaultSettings[name as keyof Settings]),
  );
  return JSON.stringify(Object.fromEntries(changed));
}

const cache = new Map<string, Settings>();
let latest = { json: "", settings: defaultSettings };

/** Reads settings as the store keeps them. */
export function parseSettings(json: string): Settings {
  // Comparing two texts is far cheaper than hashing one, and most requests are about one world.
  if (json === latest.json) return latest.settings;
  let settings = cache.get(json);
  if (!settings) {
    settings = v.parse(settingsSchema, JSON.parse(json));
    // Worlds share a handful of settings; creating thousands of worlds must not fill the memory.
    if (cache.size > 100) cache.clear();
    cache.set(json, settings);
  }
  latest = { json, settings };
  return settings;
}
