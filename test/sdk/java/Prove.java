import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls the five operations through the generated clients and prints a line for each check. */
public class Prove {
  static final String STAGE = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd";
  static final String NO_STAGE = "arn:aws:ivs:us-west-2:123456789012:stage/unknown";
  static final String CHANNEL = "arn:aws:ivs:us-west-2:123456789012:channel/aX7kQ2bVn9Ts";
  static final String NO_CHANNEL = "arn:aws:ivs:us-west-2:123456789012:channel/unknown";
  static final String STUDIO = "us-west-2-6Xb1Qm0PzT";
  static final String STOPPED = "3kQpVx9TdRmZ2uYw8sLbNa";
  static final String READY = "Rk7eWm2TzQx9LpVb4NcYdF";
  static final String SESSION = "st-Kb4Tz9wQm2Xr7";
  static final ObjectMapper MAPPER = nimble.ApiClient.createDefaultObjectMapper();

  interface Act {
    void run() throws Exception;
  }

  /** How a call failed, whichever client made it. */
  static class Refusal extends Exception {
    final int status;
    final String type;
    final String body;

    Refusal(int status, java.net.http.HttpHeaders headers, String body) {
      super(status + " " + body);
      this.status = status;
      this.type = headers == null ? null : headers.firstValue("x-amzn-ErrorType").orElse(null);
      this.body = body;
    }
  }

  static class Clients {
    final ivsrealtime.api.StagesApi stages;
    final ivs.api.StreamSessionsApi streams;
    final nimble.api.StreamingSessionsApi sessions;

    Clients(String url, boolean signed) {
      ivsrealtime.ApiClient realTime = new ivsrealtime.ApiClient();
      ivs.ApiClient lowLatency = new ivs.ApiClient();
      nimble.ApiClient studios = new nimble.ApiClient();
      realTime.updateBaseUri(url);
      lowLatency.updateBaseUri(url);
      studios.updateBaseUri(url);
      if (signed) {
        realTime.setRequestInterceptor(Signer.of("ivs"));
        lowLatency.setRequestInterceptor(Signer.of("ivs"));
        studios.setRequestInterceptor(Signer.of("nimble"));
      }
      stages = new ivsrealtime.api.StagesApi(realTime);
      streams = new ivs.api.StreamSessionsApi(lowLatency);
      sessions = new nimble.api.StreamingSessionsApi(studios);
    }

    ivsrealtime.model.Stage getStage(String arn) throws Refusal {
      try {
        return stages.getStage(new ivsrealtime.model.GetStageRequestContent().arn(arn)).getStage();
      } catch (ivsrealtime.ApiException e) {
        throw new Refusal(e.getCode(), e.getResponseHeaders(), e.getResponseBody());
      }
    }

    ivsrealtime.model.StageSession getStageSession(String id) throws Refusal {
      try {
        return stages
            .getStageSession(new ivsrealtime.model.GetStageSessionRequestContent().stageArn(STAGE).sessionId(id))
            .getStageSession();
      } catch (ivsrealtime.ApiException e) {
        throw new Refusal(e.getCode(), e.getResponseHeaders(), e.getResponseBody());
      }
    }

    ivs.model.StreamSession getStreamSession(String arn) throws Refusal {
      try {
        return streams
            .getStreamSession(new ivs.model.GetStreamSessionRequestContent().channelArn(arn))
            .getStreamSession();
      } catch (ivs.ApiException e) {
        throw new Refusal(e.getCode(), e.getResponseHeaders(), e.getResponseBody());
      }
    }

    nimble.model.StreamingSessionStream createStream(String id) throws Refusal {
      try {
        return sessions
            .createStreamingSessionStream(
                STUDIO, id, new nimble.model.CreateStreamingSessionStreamRequestContent().expirationInSeconds(600), null)
            .getStream();
      } catch (nimble.ApiException e) {
        throw new Refusal(e.getCode(), e.getResponseHeaders(), e.getResponseBody());
      }
    }

    nimble.model.StreamingSession startSession(String id, String token) throws Refusal {
      try {
        return sessions.startStreamingSession(STUDIO, id, Map.of(), token).getSession();
      } catch (nimble.ApiException e) {
        throw new Refusal(e.getCode(), e.getResponseHeaders(), e.getResponseBody());
      }
    }
  }

  static void check(String name, Act act) {
    try {
      act.run();
      System.out.println("ok " + name);
    } catch (Throwable fault) {
      System.out.println("failed " + name + ": " + String.valueOf(fault).replace('\n', ' '));
    }
  }

  static void equal(Object got, Object want) {
    if (!Objects.equals(got, want)) throw new AssertionError("got " + got + ", want " + want);
  }

  /** Holds when the call ends with a status and a body of the error's own type, and returns that body. */
  static <T> T refused(Act act, int status, Class<T> error) throws Exception {
    try {
      act.run();
    } catch (Refusal refusal) {
      equal(refusal.status, status);
      equal(refusal.type, error.getSimpleName());
      return MAPPER.readValue(refusal.body, error);
    }
    throw new AssertionError("nothing was thrown");
  }

  public static void main(String[] arguments) {
    Clients calls = new Clients(System.getenv("SANDBOX_URL"), false);
    checkReplies(calls);
    checkErrors(calls);
    checkNewer(new Clients(System.getenv("STUB_URL"), false));
    check(
        "unsigned call",
        () -> {
          try {
            new Clients(System.getenv("SIGNED_URL"), false).getStage(STAGE);
          } catch (Refusal refusal) {
            equal(refusal.status, 403);
            return;
          }
          throw new AssertionError("nothing was thrown");
        });
    check(
        "signed calls",
        () -> {
          Clients signed = new Clients(System.getenv("SIGNED_URL"), true);
          equal(signed.getStage(STAGE).getName(), "friday-panel");
          equal(signed.getStreamSession(CHANNEL).getChannel().getName(), "main-arena");
          equal(signed.startSession(STOPPED, null).getState(), "START_IN_PROGRESS");
        });
  }

  static void checkReplies(Clients calls) {
    check(
        "GetStage",
        () -> {
          ivsrealtime.model.Stage stage = calls.getStage(STAGE);
          equal(stage.getName(), "friday-panel");
          equal(stage.getActiveSessionId(), SESSION);
          equal(stage.getTags(), Map.of("team", "events", "show", "friday-panel"));
          equal(stage.getAutoParticipantRecordingConfiguration().getMediaTypes(), List.of("AUDIO_VIDEO"));
        });
    check(
        "GetStageSession",
        () -> {
          ivsrealtime.model.StageSession session = calls.getStageSession(SESSION);
          equal(session.getStartTime().toInstant(), OffsetDateTime.parse("2026-03-20T16:58:04Z").toInstant());
          equal(session.getEndTime(), null);
        });
    check(
        "GetStreamSession",
        () -> {
          ivs.model.StreamSession session = calls.getStreamSession(CHANNEL);
          equal(session.getChannel().getName(), "main-arena");
          equal(session.getChannel().getPreset(), "");
          equal(session.getIngestConfiguration().getVideo().getTargetBitrate(), 6000000L);
          equal(session.getTruncatedEvents().get(0).getName(), "Stream Start");
        });
    check(
        "CreateStreamingSessionStream",
        () -> {
          nimble.model.StreamingSessionStream stream = calls.createStream(READY);
          equal(stream.getState(), "CREATE_IN_PROGRESS");
          equal(stream.getExpiresAt().isAfter(stream.getCreatedAt()), true);
        });
    check(
        "StartStreamingSession",
        () -> {
          equal(calls.startSession(STOPPED, "java").getState(), "START_IN_PROGRESS");
          equal(calls.startSession(STOPPED, "java").getSessionId(), STOPPED);
        });
  }

  static void checkErrors(Clients calls) {
    check(
        "GetStage ResourceNotFoundException",
        () -> {
          ivsrealtime.model.ResourceNotFoundException error =
              refused(() -> calls.getStage(NO_STAGE), 404, ivsrealtime.model.ResourceNotFoundException.class);
          equal(error.getExceptionMessage() != null, true);
        });
    check(
        "GetStageSession ResourceNotFoundException",
        () ->
            refused(
                () -> calls.getStageSession("st-0000000000000"),
                404,
                ivsrealtime.model.ResourceNotFoundException.class));
    check(
        "GetStreamSession ResourceNotFoundException",
        () -> refused(() -> calls.getStreamSession(NO_CHANNEL), 404, ivs.model.ResourceNotFoundException.class));
    check(
        "CreateStreamingSessionStream ResourceNotFoundException",
        () -> refused(() -> calls.createStream("unknown"), 404, nimble.model.ResourceNotFoundException.class));
    check(
        "StartStreamingSession ResourceNotFoundException",
        () ->
            equal(
                refused(
                        () -> calls.startSession("unknown", null),
                        404,
                        nimble.model.ResourceNotFoundException.class)
                    .getContext()
                    .get("resourceId"),
                "unknown"));
    check(
        "StartStreamingSession ConflictException",
        () -> refused(() -> calls.startSession(STOPPED, null), 409, nimble.model.ConflictException.class));
    check(
        "GetStage ValidationException",
        () -> refused(() -> calls.getStage("nothing"), 400, ivsrealtime.model.ValidationException.class));
  }

  static void checkNewer(Clients newer) {
    check(
        "GetStage unknown values",
        () ->
            equal(
                newer.getStage(STAGE).getAutoParticipantRecordingConfiguration().getMediaTypes(),
                List.of("SPATIAL_VIDEO")));
    check(
        "GetStageSession unknown values",
        () -> equal(newer.getStageSession(SESSION).getSessionId(), "st-of-a-new-form"));
    check(
        "GetStreamSession unknown values",
        () -> {
          ivs.model.StreamSession session = newer.getStreamSession(CHANNEL);
          equal(session.getChannel().getLatencyMode(), "ULTRA_LOW");
          equal(session.getChannel().getType(), "ADVANCED_8K");
          equal(session.getRecordingConfiguration().getState(), "PAUSED");
          equal(session.getRecordingConfiguration().getRenditionConfiguration().getRenditions(), List.of("UHD"));
        });
    check(
        "CreateStreamingSessionStream unknown values",
        () -> {
          nimble.model.StreamingSessionStream stream = newer.createStream(READY);
          equal(stream.getState(), "HIBERNATED");
          equal(stream.getStatusCode(), "STREAM_HIBERNATED");
        });
    check(
        "StartStreamingSession unknown values",
        () -> equal(newer.startSession(STOPPED, null).getState(), "THAWING"));
    check(
        "StartStreamingSession undeclared error",
        () -> {
          try {
            newer.startSession("broken", null);
          } catch (Refusal refusal) {
            equal(refusal.status, 503);
            equal(refusal.body, "<h1>Service Unavailable</h1>");
            return;
          }
          throw new AssertionError("nothing was thrown");
        });
  }
}
