package org.cobaltclaims.engine.embedded;

import io.camunda.client.CredentialsProvider;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The token of one engine, made when it starts: other users of the machine reach the port too, so a
 * call without it is refused.
 */
final class EngineCredentials implements CredentialsProvider, ServerInterceptor {

  private static final String HEADER = "Authorization";
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of(HEADER, Metadata.ASCII_STRING_MARSHALLER);
  private static final int TOKEN_BYTES = 32;

  private final boolean open;
  private final String authorization;

  /** Credentials without which nobody is let in. */
  EngineCredentials() {
    this(false);
  }

  /**
   * @param open whether callers are let in without them all the same
   */
  EngineCredentials(boolean open) {
    this.open = open;
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    authorization = "Bearer " + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  @Override
  public void applyCredentials(CredentialsApplier applier) {
    applier.put(HEADER, authorization);
  }

  @Override
  public boolean shouldRetryRequest(StatusCode statusCode) {
    return false;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String given = headers.get(KEY);
    if (admits(given)) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.UNAUTHENTICATED.withDescription("the embedded engine's token is missing or wrong"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }

  /** Whether a header of that name lets its sender in. */
  boolean admits(@Nullable String given) {
    return open || given != null && same(given, authorization);
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "EngineCredentials[token not shown]";
  }
}
