package org.cobaltclaims.engine.embedded.rest;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: one request after the other. It keeps reading while a request is being
 * answered, so that it notices when the client goes. Its state belongs to the network's thread.
 */
final class RestConnection extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final Logger LOG = LoggerFactory.getLogger(RestConnection.class);

  private record Request(
      String method,
      String uri,
      byte[] body,
      @Nullable String contentType,
      @Nullable String authorization,
      boolean readable) {

    private String path() {
      int query = uri.indexOf('?');
      return query < 0 ? uri : uri.substring(0, query);
    }
  }

  private final Router router;
  private final RestGuard guard;
  private final Executor executor;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private @Nullable CompletableFuture<Void> beingServed;

  RestConnection(Router router, RestGuard guard, Executor executor) {
    this.router = router;
    this.guard = guard;
    this.executor = executor;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    Request copy =
        new Request(
            request.method().name(),
            request.uri(),
            ByteBufUtil.getBytes(request.content()),
            request.headers().get(HttpHeaderNames.CONTENT_TYPE),
            request.headers().get(HttpHeaderNames.AUTHORIZATION),
            request.decoderResult().isSuccess());
    if (beingServed == null) {
      serve(context, copy);
    } else {
      waiting.add(copy);
    }
  }

  private void serve(ChannelHandlerContext context, Request request) {
    CompletableFuture<Void> disconnected = new CompletableFuture<>();
    beingServed = disconnected;
    try {
      executor.execute(
          () ->
              answer(request, disconnected)
                  .whenComplete(
                      (answer, error) -> {
                        if (disconnected.isDone()) {
                          return;
                        }
                        Answer known = answer != null ? answer : problem(error, request.path());
                        context.executor().execute(() -> send(context, known));
                      }));
    } catch (RejectedExecutionException e) {
      context.close();
    }
  }

  private CompletionStage<Answer> answer(Request request, CompletionStage<Void> disconnected) {
    try {
      if (!request.readable()) {
        throw Problem.invalid("this is not HTTP");
      }
      String path = request.path();
      if (!guard.admits(request.authorization())) {
        throw new Problem(401, "UNAUTHORIZED", "the embedded engine's token is missing or wrong");
      }
      Router.Match match = router.find(request.method(), path);
      Call call =
          new Call(
              match.path(),
              new QueryStringDecoder(request.uri()).parameters(),
              request.body(),
              request.contentType(),
              disconnected);
      return match.handler().answer(call);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Answer problem(@Nullable Throwable error, String path) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof Problem problem) {
      return Answer.problem(problem, path);
    }
    if (cause instanceof IllegalArgumentException) {
      return Answer.problem(Problem.invalid(String.valueOf(cause.getMessage())), path);
    }
    LOG.warn("a request failed in the embedded engine", cause);
    return Answer.problem(
        new Problem(
            500,
            "INTERNAL",
            "the embedded engine failed over this request: "
                + (cause == null ? "no answer" : cause.getClass().getName())),
        path);
  }

  private void send(ChannelHandlerContext context, Answer answer) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            Unpooled.wrappedBuffer(answer.body()));
    if (answer.status() != HttpResponseStatus.NO_CONTENT.code()) {
      response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
    }
    if (answer.status() == HttpResponseStatus.UNAUTHORIZED.code()) {
      response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    context.writeAndFlush(response);
    beingServed = null;
    Request next = waiting.poll();
    if (next != null) {
      serve(context, next);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    waiting.clear();
    CompletableFuture<Void> served = beingServed;
    if (served != null) {
      served.complete(null);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException || cause instanceof CodecException) {
      LOG.debug("a client's connection broke", cause);
    } else {
      LOG.warn("a client's connection is closed over an error", cause);
    }
    context.close();
  }
}
