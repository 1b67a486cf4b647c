// Calls the five operations through the generated clients and prints a line for each check.
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"reflect"
	"time"

	"example.com/sdk/ivs"
	ivsrealtime "example.com/sdk/ivs-real-time"
	"example.com/sdk/nimble"
	"github.com/aws/aws-sdk-go-v2/aws"
	signer "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

const (
	stage     = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd"
	noStage   = "arn:aws:ivs:us-west-2:123456789012:stage/unknown"
	channel   = "arn:aws:ivs:us-west-2:123456789012:channel/aX7kQ2bVn9Ts"
	noChannel = "arn:aws:ivs:us-west-2:123456789012:channel/unknown"
	studio    = "us-west-2-6Xb1Qm0PzT"
	stopped   = "3kQpVx9TdRmZ2uYw8sLbNa"
	ready     = "Rk7eWm2TzQx9LpVb4NcYdF"
	session   = "st-Kb4Tz9wQm2Xr7"
)

// signing signs what is sent.
type signing struct{ service string }

func (s signing) RoundTrip(request *http.Request) (*http.Response, error) {
	var body []byte
	if request.Body != nil {
		read, err := io.ReadAll(request.Body)
		if err != nil {
			return nil, err
		}
		body = read
	}
	signed := request.Clone(request.Context())
	signed.Body = io.NopCloser(bytes.NewReader(body))
	digest := sha256.Sum256(body)
	credentials := aws.Credentials{AccessKeyID: "test", SecretAccessKey: "secret"}
	err := signer.NewSigner().SignHTTP(request.Context(), credentials, signed, hex.EncodeToString(digest[:]), s.service, "us-west-2", time.Now())
	if err != nil {
		return nil, err
	}
	return http.DefaultTransport.RoundTrip(signed)
}

type clients struct {
	stages   *ivsrealtime.StagesAPIService
	streams  *ivs.StreamSessionsAPIService
	sessions *nimble.StreamingSessionsAPIService
}

func connect(url string, signed bool) clients {
	client := func(service string) *http.Client {
		if signed {
			return &http.Client{Transport: signing{service}}
		}
		return http.DefaultClient
	}
	realTime := ivsrealtime.NewConfiguration()
	realTime.Servers = ivsrealtime.ServerConfigurations{{URL: url}}
	realTime.HTTPClient = client("ivs")
	lowLatency := ivs.NewConfiguration()
	lowLatency.Servers = ivs.ServerConfigurations{{URL: url}}
	lowLatency.HTTPClient = client("ivs")
	studios := nimble.NewConfiguration()
	studios.Servers = nimble.ServerConfigurations{{URL: url}}
	studios.HTTPClient = client("nimble")
	return clients{
		ivsrealtime.NewAPIClient(realTime).StagesAPI,
		ivs.NewAPIClient(lowLatency).StreamSessionsAPI,
		nimble.NewAPIClient(studios).StreamingSessionsAPI,
	}
}

func (c clients) getStage(arn string) (ivsrealtime.Stage, *http.Response, error) {
	request := *ivsrealtime.NewGetStageRequestContent(arn)
	reply, response, err := c.stages.GetStage(context.Background()).GetStageRequestContent(request).Execute()
	return reply.GetStage(), response, err
}

func (c clients) getStageSession(id string) (ivsrealtime.StageSession, *http.Response, error) {
	request := *ivsrealtime.NewGetStageSessionRequestContent(stage, id)
	reply, response, err := c.stages.GetStageSession(context.Background()).GetStageSessionRequestContent(request).Execute()
	return reply.GetStageSession(), response, err
}

func (c clients) getStreamSession(arn string) (ivs.StreamSession, *http.Response, error) {
	request := *ivs.NewGetStreamSessionRequestContent(arn)
	reply, response, err := c.streams.GetStreamSession(context.Background()).GetStreamSessionRequestContent(request).Execute()
	return reply.GetStreamSession(), response, err
}

func (c clients) createStream(id string) (nimble.StreamingSessionStream, *http.Response, error) {
	request := *nimble.NewCreateStreamingSessionStreamRequestContent()
	request.SetExpirationInSeconds(600)
	reply, response, err := c.sessions.CreateStreamingSessionStream(context.Background(), studio, id).CreateStreamingSessionStreamRequestContent(request).Execute()
	return reply.GetStream(), response, err
}

func (c clients) startSession(id string, token string) (nimble.StreamingSession, *http.Response, error) {
	call := c.sessions.StartStreamingSession(context.Background(), studio, id).Body(map[string]any{})
	if token != "" {
		call = call.XAmzClientToken(token)
	}
	reply, response, err := call.Execute()
	return reply.GetSession(), response, err
}

func check(name string, act func() error) {
	defer func() {
		if fault := recover(); fault != nil {
			fmt.Printf("failed %s: %v\n", name, fault)
		}
	}()
	if err := act(); err != nil {
		fmt.Printf("failed %s: %v\n", name, err)
	} else {
		fmt.Printf("ok %s\n", name)
	}
}

func equal(got, want any) error {
	if reflect.DeepEqual(got, want) {
		return nil
	}
	return fmt.Errorf("got %#v, want %#v", got, want)
}

type refusal interface {
	error
	Model() interface{}
	Body() []byte
}

// refused holds when a call ended with a status and a body of the error's own type, and returns that body.
func refused[Want any](response *http.Response, err error, status int) (Want, error) {
	var none Want
	var failure refusal
	if !errors.As(err, &failure) {
		return none, fmt.Errorf("no error of the client: %v", err)
	}
	if response.StatusCode != status {
		return none, fmt.Errorf("status %d", response.StatusCode)
	}
	model, ok := failure.Model().(Want)
	if !ok {
		return none, fmt.Errorf("the error's model is %T", failure.Model())
	}
	return model, equal(response.Header.Get("x-amzn-ErrorType"), reflect.TypeOf(model).Name())
}

func main() {
	calls := connect(os.Getenv("SANDBOX_URL"), false)
	checkReplies(calls)
	checkErrors(calls)
	checkNewer(connect(os.Getenv("STUB_URL"), false))
	check("unsigned call", func() error {
		_, response, err := connect(os.Getenv("SIGNED_URL"), false).getStage(stage)
		if err == nil {
			return errors.New("no error")
		}
		return equal(response.StatusCode, 403)
	})
	check("signed calls", func() error {
		signed := connect(os.Getenv("SIGNED_URL"), true)
		found, _, first := signed.getStage(stage)
		streamed, _, second := signed.getStreamSession(channel)
		started, _, third := signed.startSession(stopped, "")
		live := streamed.GetChannel()
		return errors.Join(first, second, third, equal(found.GetName(), "friday-panel"),
			equal(live.GetName(), "main-arena"), equal(started.GetState(), "START_IN_PROGRESS"))
	})
}

func checkReplies(calls clients) {
	check("GetStage", func() error {
		found, _, err := calls.getStage(stage)
		recording := found.GetAutoParticipantRecordingConfiguration()
		return errors.Join(err, equal(found.GetName(), "friday-panel"), equal(found.GetActiveSessionId(), session),
			equal(found.GetTags(), map[string]string{"team": "events", "show": "friday-panel"}),
			equal(recording.GetMediaTypes(), []string{"AUDIO_VIDEO"}))
	})
	check("GetStageSession", func() error {
		found, _, err := calls.getStageSession(session)
		start, _ := time.Parse(time.RFC3339, "2026-03-20T16:58:04Z")
		return errors.Join(err, equal(found.GetStartTime().UTC(), start), equal(found.EndTime.Get(), (*time.Time)(nil)))
	})
	check("GetStreamSession", func() error {
		found, _, err := calls.getStreamSession(channel)
		live := found.GetChannel()
		ingest := found.GetIngestConfiguration()
		video := ingest.GetVideo()
		events := found.GetTruncatedEvents()
		if len(events) == 0 {
			return errors.Join(err, errors.New("no events"))
		}
		return errors.Join(err, equal(live.GetName(), "main-arena"), equal(live.GetPreset(), ""),
			equal(video.GetTargetBitrate(), int64(6000000)), equal(events[0].GetName(), "Stream Start"))
	})
	check("CreateStreamingSessionStream", func() error {
		made, _, err := calls.createStream(ready)
		return errors.Join(err, equal(made.GetState(), "CREATE_IN_PROGRESS"),
			equal(made.GetExpiresAt().After(made.GetCreatedAt()), true))
	})
	check("StartStreamingSession", func() error {
		started, _, first := calls.startSession(stopped, "go")
		again, _, second := calls.startSession(stopped, "go")
		return errors.Join(first, second, equal(started.GetState(), "START_IN_PROGRESS"), equal(again.GetSessionId(), stopped))
	})
}

func checkErrors(calls clients) {
	check("GetStage ResourceNotFoundException", func() error {
		_, response, err := calls.getStage(noStage)
		model, err := refused[ivsrealtime.ResourceNotFoundException](response, err, 404)
		return errors.Join(err, equal(model.GetExceptionMessage() != "", true))
	})
	check("GetStageSession ResourceNotFoundException", func() error {
		_, response, err := calls.getStageSession("st-0000000000000")
		_, err = refused[ivsrealtime.ResourceNotFoundException](response, err, 404)
		return err
	})
	check("GetStreamSession ResourceNotFoundException", func() error {
		_, response, err := calls.getStreamSession(noChannel)
		_, err = refused[ivs.ResourceNotFoundException](response, err, 404)
		return err
	})
	check("CreateStreamingSessionStream ResourceNotFoundException", func() error {
		_, response, err := calls.createStream("unknown")
		_, err = refused[nimble.ResourceNotFoundException](response, err, 404)
		return err
	})
	check("StartStreamingSession ResourceNotFoundException", func() error {
		_, response, err := calls.startSession("unknown", "")
		model, err := refused[nimble.ResourceNotFoundException](response, err, 404)
		return errors.Join(err, equal(model.GetContext()["resourceId"], "unknown"))
	})
	check("StartStreamingSession ConflictException", func() error {
		_, response, err := calls.startSession(stopped, "")
		_, err = refused[nimble.ConflictException](response, err, 409)
		return err
	})
	check("GetStage ValidationException", func() error {
		_, response, err := calls.getStage("nothing")
		_, err = refused[ivsrealtime.ValidationException](response, err, 400)
		return err
	})
}

func checkNewer(newer clients) {
	check("GetStage unknown values", func() error {
		found, _, err := newer.getStage(stage)
		recording := found.GetAutoParticipantRecordingConfiguration()
		return errors.Join(err, equal(recording.GetMediaTypes(), []string{"SPATIAL_VIDEO"}),
			equal(found.AdditionalProperties, map[string]any{"mood": "calm"}))
	})
	check("GetStageSession unknown values", func() error {
		found, _, err := newer.getStageSession(session)
		return errors.Join(err, equal(found.AdditionalProperties, map[string]any{"phase": "REHEARSAL"}))
	})
	check("GetStreamSession unknown values", func() error {
		found, _, err := newer.getStreamSession(channel)
		live := found.GetChannel()
		recording := found.GetRecordingConfiguration()
		renditions := recording.GetRenditionConfiguration()
		return errors.Join(err, equal(live.GetLatencyMode(), "ULTRA_LOW"), equal(live.GetType(), "ADVANCED_8K"),
			equal(recording.GetState(), "PAUSED"), equal(renditions.GetRenditions(), []string{"UHD"}))
	})
	check("CreateStreamingSessionStream unknown values", func() error {
		made, _, err := newer.createStream(ready)
		return errors.Join(err, equal(made.GetState(), "HIBERNATED"), equal(made.GetStatusCode(), "STREAM_HIBERNATED"))
	})
	check("StartStreamingSession unknown values", func() error {
		started, _, err := newer.startSession(stopped, "")
		return errors.Join(err, equal(started.GetState(), "THAWING"))
	})
	check("StartStreamingSession undeclared error", func() error {
		_, response, err := newer.startSession("broken", "")
		var failure refusal
		if !errors.As(err, &failure) {
			return fmt.Errorf("no error of the client: %v", err)
		}
		return errors.Join(equal(response.StatusCode, 503), equal(failure.Model(), nil),
			equal(string(failure.Body()), "<h1>Service Unavailable</h1>"))
	})
}
