package org.cobaltclaims.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.grpc.Status;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * What the client says while an engine cannot be reached: every worker complains with a stack trace
 * each time that it asks in vain, which fills the disk within hours. It is one line a minute here.
 * Complaints of another kind, such as a missing permission, stay as they are.
 */
@Component
class ClientComplaints extends TurboFilter {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(ClientComplaints.class);
  private static final String CLIENT = "io.camunda.client.job";
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final AtomicLong next = new AtomicLong(System.nanoTime());

  @PostConstruct
  void listen() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
      listen(logging);
    }
  }

  void listen(LoggerContext logging) {
    setContext(logging);
    start();
    logging.addTurboFilter(this);
  }

  @PreDestroy
  void listenNoMore() {
    if (getContext() instanceof LoggerContext logging) {
      logging.getTurboFilterList().remove(this);
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      ch.qos.logback.classic.Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] parameters,
      @Nullable Throwable thrown) {
    if (!logger.getName().startsWith(CLIENT)) {
      return FilterReply.NEUTRAL;
    }
    Throwable failure = failure(parameters, thrown);
    if (failure == null || !Outage.is(failure)) {
      return FilterReply.NEUTRAL;
    }
    say(failure);
    return FilterReply.DENY;
  }

  /** With several parameters the failure is the last of them. */
  private static @Nullable Throwable failure(
      Object @Nullable [] parameters, @Nullable Throwable thrown) {
    if (thrown != null || parameters == null || parameters.length == 0) {
      return thrown;
    }
    return parameters[parameters.length - 1] instanceof Throwable last ? last : null;
  }

  private void say(Throwable failure) {
    long now = System.nanoTime();
    long due = next.get();
    if (now - due >= 0 && next.compareAndSet(due, now + PAUSE.toNanos())) {
      Status.Code answer = Failures.grpcStatus(Failures.unwrap(failure));
      LOG.warn(
          "the engine gives no jobs now ({}); the workers ask again until it does",
          answer == null ? Failures.name(failure) : answer);
    }
  }
}
