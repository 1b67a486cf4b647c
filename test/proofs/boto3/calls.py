"""Calls the sandbox as an application would. The argument is its URL."""
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

url = sys.argv[1]
options = dict(
    endpoint_url=url,
    region_name="us-west-2",
    aws_access_key_id="AKIDEXAMPLE",
    aws_secret_access_key="secret",
    config=Config(retries={"total_max_attempts": 1}),
)
nimble = boto3.client("nimble", **options)

studio = "us-west-2-6Xb1Qm0PzT"
stopped = dict(studioId=studio, sessionId="3kQpVx9TdRmZ2uYw8sLbNa")
ready = dict(studioId=studio, sessionId="Rk7eWm2TzQx9LpVb4NcYdF")
looks = []
nimble.meta.events.register("after-call.nimble", lambda parsed, **_: looks.append(parsed))


def wait(name, **key):
    looks.clear()
    nimble.get_waiter(name).wait(**key, WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    assert len(looks) > 1, f"{name} ended at its first look"
    print(f"{name}: {len(looks)} looks")


def refuse(name, call, message):
    try:
        call()
    except ClientError as error:
        found = error.response["Error"]
        assert found["Code"] == name, found
        assert message in found["Message"] and message in str(error), error
        print(f"{name}: {found['Message']}")
        return
    raise AssertionError(f"{name} was not raised")


wait("streaming_session_stopped", studioId=studio, sessionId="stops")
wait("streaming_session_deleted", studioId=studio, sessionId="goes")
nimble.start_streaming_session(**stopped)
wait("streaming_session_ready", **stopped)
stream = nimble.create_streaming_session_stream(**ready)["stream"]
wait("streaming_session_stream_ready", **ready, streamId=stream["streamId"])
assert looks[-1]["stream"]["url"].startswith("https:"), looks[-1]

nimble.start_streaming_session(studioId=studio, sessionId="cannot-start")
try:
    wait("streaming_session_ready", studioId=studio, sessionId="cannot-start")
    raise AssertionError("a session that cannot start became ready")
except WaiterError as error:
    assert "START_FAILED" in str(error), error
    print(f"streaming_session_ready: {error}")

refuse("ResourceNotFoundException", lambda: nimble.get_streaming_session(studioId="a", sessionId="b"), "does not exist")
stage = "arn:aws:ivs:us-west-2:123456789012:stage/"
real_time = boto3.client("ivs-realtime", **options)
refuse("ResourceNotFoundException", lambda: real_time.get_stage(arn=stage + "unknown"), "does not exist")
refuse("ValidationException", lambda: real_time.get_stage(arn="a-stage"), "failed to satisfy constraint")
print("Passed.")
