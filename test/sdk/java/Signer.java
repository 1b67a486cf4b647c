import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs what a client sends. */
class Signer {
  /** What `setRequestInterceptor` takes. */
  static Consumer<HttpRequest.Builder> of(String service) {
    AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    AwsCredentialsIdentity credentials = AwsCredentialsIdentity.create("test", "secret");
    return builder -> {
      HttpRequest draft = builder.copy().build();
      SdkHttpRequest request =
          SdkHttpRequest.builder()
              .method(SdkHttpMethod.fromValue(draft.method()))
              .uri(draft.uri())
              .headers(draft.headers().map())
              .build();
      ContentStreamProvider payload = ContentStreamProvider.fromByteArray(bytes(draft));
      signer
          .sign(
              options ->
                  options
                      .identity(credentials)
                      .request(request)
                      .payload(payload)
                      .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                      .putProperty(AwsV4HttpSigner.REGION_NAME, "us-west-2"))
          .request()
          .forEachHeader(
              (name, values) -> {
                if (!name.equalsIgnoreCase("Host")) builder.setHeader(name, values.get(0));
              });
    };
  }

  /** The bytes of a request's body, which is in memory. */
  static byte[] bytes(HttpRequest request) {
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    request
        .bodyPublisher()
        .ifPresent(
            publisher ->
                publisher.subscribe(
                    new Flow.Subscriber<>() {
                      public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                      }

                      public void onNext(ByteBuffer buffer) {
                        byte[] part = new byte[buffer.remaining()];
                        buffer.get(part);
                        collected.writeBytes(part);
                      }

                      public void onError(Throwable error) {
                        throw new IllegalStateException(error);
                      }

                      public void onComplete() {}
                    }));
    return collected.toByteArray();
  }
}
