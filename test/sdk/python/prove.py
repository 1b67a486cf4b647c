"""Calls the five operations through the generated clients and prints a line for each check."""

import json
import os
import traceback
from datetime import datetime

import ivs
import ivs_real_time
import nimble
import urllib3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

STAGE = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd"
NO_STAGE = "arn:aws:ivs:us-west-2:123456789012:stage/unknown"
CHANNEL = "arn:aws:ivs:us-west-2:123456789012:channel/aX7kQ2bVn9Ts"
NO_CHANNEL = "arn:aws:ivs:us-west-2:123456789012:channel/unknown"
STUDIO = "us-west-2-6Xb1Qm0PzT"
STOPPED = "3kQpVx9TdRmZ2uYw8sLbNa"
READY = "Rk7eWm2TzQx9LpVb4NcYdF"


class SigningPool(urllib3.PoolManager):
    """Signs what is sent."""

    def __init__(self, service):
        super().__init__()
        self.signer = SigV4Auth(Credentials("test", "secret"), service, "us-west-2")

    def request(self, method, url, body=None, fields=None, headers=None, **rest):
        signed = AWSRequest(method, url, data=body, headers=headers)
        self.signer.add_auth(signed)
        return super().request(method, url, body=body, fields=fields, headers=dict(signed.headers.items()), **rest)


class Clients:
    def __init__(self, host, signed=False):
        def connect(package, service):
            client = package.ApiClient(package.Configuration(host=host))
            if signed:
                client.rest_client.pool_manager = SigningPool(service)
            return client

        self.stages = ivs_real_time.StagesApi(connect(ivs_real_time, "ivs"))
        self.streams = ivs.StreamSessionsApi(connect(ivs, "ivs"))
        self.sessions = nimble.StreamingSessionsApi(connect(nimble, "nimble"))

    def get_stage(self, arn=STAGE):
        return self.stages.get_stage(ivs_real_time.GetStageRequestContent(arn=arn)).stage

    def get_stage_session(self, session="st-Kb4Tz9wQm2Xr7"):
        request = ivs_real_time.GetStageSessionRequestContent(stage_arn=STAGE, session_id=session)
        return self.stages.get_stage_session(request).stage_session

    def get_stream_session(self, channel=CHANNEL):
        return self.streams.get_stream_session(ivs.GetStreamSessionRequestContent(channel_arn=channel)).stream_session

    def create_stream(self, session=READY):
        request = nimble.CreateStreamingSessionStreamRequestContent(expiration_in_seconds=600)
        return self.sessions.create_streaming_session_stream(
            STUDIO, session, create_streaming_session_stream_request_content=request
        ).stream

    def start_session(self, session=STOPPED, token=None):
        return self.sessions.start_streaming_session(STUDIO, session, x_amz_client_token=token).session


def check(name, act):
    try:
        act()
        print(f"ok {name}", flush=True)
    except Exception:  # every check is told of, and the driver counts
        print(f"failed {name}: {json.dumps(traceback.format_exc())}", flush=True)


def equal(got, want):
    assert got == want, f"got {got!r}, want {want!r}"


def refused(package, act, status, error):
    """The call ends with a status and a body of the error's own type."""
    try:
        act()
    except package.ApiException as exception:
        equal(exception.status, status)
        equal(type(exception.data), error)
        equal(exception.headers["x-amzn-ErrorType"], error.__name__)
        return exception.data
    raise AssertionError("nothing was raised")


calls = Clients(os.environ["SANDBOX_URL"])


def get_stage():
    stage = calls.get_stage()
    equal(type(stage), ivs_real_time.Stage)
    equal((stage.name, stage.active_session_id), ("friday-panel", "st-Kb4Tz9wQm2Xr7"))
    equal(stage.tags, {"team": "events", "show": "friday-panel"})
    equal(stage.auto_participant_recording_configuration.media_types, ["AUDIO_VIDEO"])


def get_stage_session():
    session = calls.get_stage_session()
    equal(session.start_time, datetime.fromisoformat("2026-03-20T16:58:04+00:00"))
    equal(session.end_time, None)


def get_stream_session():
    session = calls.get_stream_session()
    equal((session.channel.name, session.channel.preset), ("main-arena", ""))
    equal(session.ingest_configuration.video.target_bitrate, 6000000)
    equal(session.truncated_events[0].name, "Stream Start")


def create_stream():
    stream = calls.create_stream()
    equal((type(stream), stream.state), (nimble.StreamingSessionStream, "CREATE_IN_PROGRESS"))
    assert stream.expires_at > stream.created_at


def start_session():
    equal(calls.start_session(token="python").state, "START_IN_PROGRESS")
    equal(calls.start_session(token="python").session_id, STOPPED)


check("GetStage", get_stage)
check("GetStageSession", get_stage_session)
check("GetStreamSession", get_stream_session)
check("CreateStreamingSessionStream", create_stream)
check("StartStreamingSession", start_session)


def not_found(package, act):
    return lambda: refused(package, act, 404, package.ResourceNotFoundException)


def no_stage():
    error = not_found(ivs_real_time, lambda: calls.get_stage(NO_STAGE))()
    assert error.exception_message


def no_session():
    error = not_found(nimble, lambda: calls.start_session("unknown"))()
    equal(error.context["resourceId"], "unknown")


check("GetStage ResourceNotFoundException", no_stage)
check(
    "GetStageSession ResourceNotFoundException",
    not_found(ivs_real_time, lambda: calls.get_stage_session("st-0000000000000")),
)
check("GetStreamSession ResourceNotFoundException", not_found(ivs, lambda: calls.get_stream_session(NO_CHANNEL)))
check("CreateStreamingSessionStream ResourceNotFoundException", not_found(nimble, lambda: calls.create_stream("unknown")))
check("StartStreamingSession ResourceNotFoundException", no_session)
check(
    "StartStreamingSession ConflictException",
    lambda: refused(nimble, calls.start_session, 409, nimble.ConflictException),
)
check(
    "GetStage ValidationException",
    lambda: refused(ivs_real_time, lambda: calls.get_stage("nothing"), 400, ivs_real_time.ValidationException),
)

newer = Clients(os.environ["STUB_URL"])


def newer_stage():
    stage = newer.get_stage()
    equal(stage.auto_participant_recording_configuration.media_types, ["SPATIAL_VIDEO"])
    equal(stage.additional_properties, {"mood": "calm"})


def newer_stream_session():
    session = newer.get_stream_session()
    equal((session.channel.latency_mode, session.channel.type), ("ULTRA_LOW", "ADVANCED_8K"))
    equal(session.recording_configuration.state, "PAUSED")
    equal(session.recording_configuration.rendition_configuration.renditions, ["UHD"])


def newer_stream():
    stream = newer.create_stream()
    equal((stream.state, stream.status_code), ("HIBERNATED", "STREAM_HIBERNATED"))


check("GetStage unknown values", newer_stage)
check(
    "GetStageSession unknown values",
    lambda: equal(newer.get_stage_session().additional_properties, {"phase": "REHEARSAL"}),
)
check("GetStreamSession unknown values", newer_stream_session)
check("CreateStreamingSessionStream unknown values", newer_stream)
check("StartStreamingSession unknown values", lambda: equal(newer.start_session().state, "THAWING"))


def undeclared_error():
    try:
        newer.start_session("broken")
    except nimble.ApiException as exception:
        equal((exception.status, exception.data, exception.body), (503, None, "<h1>Service Unavailable</h1>"))
        return
    raise AssertionError("nothing was raised")


check("StartStreamingSession undeclared error", undeclared_error)


def unsigned():
    try:
        Clients(os.environ["SIGNED_URL"]).get_stage()
    except ivs_real_time.ApiException as exception:
        equal(exception.status, 403)
        return
    raise AssertionError("nothing was raised")


def signed():
    clients = Clients(os.environ["SIGNED_URL"], signed=True)
    equal(clients.get_stage().name, "friday-panel")
    equal(clients.get_stream_session().channel.name, "main-arena")
    equal(clients.start_session().state, "START_IN_PROGRESS")


check("unsigned call", unsigned)
check("signed calls", signed)
