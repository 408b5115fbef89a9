package org.cobaltclaims.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Lets the engine be out of reach for a while, and moves the clock that leases are measured by. */
public final class EngineFaults implements BeanPostProcessor {

  private final AtomicInteger unreachable = new AtomicInteger();
  private volatile Duration moved = Duration.ZERO;

  /** The next so many messages find no engine. */
  public void unreachableFor(int messages) {
    unreachable.set(messages);
  }

  public boolean isUnreachable() {
    return unreachable.get() > 0;
  }

  /** Sets the machine's clock forward or back. */
  public void moveClock(Duration by) {
    moved = moved.plus(by);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return switch (bean) {
      case MessagePublisher publisher -> (MessagePublisher) message -> publish(publisher, message);
      case RealTime time -> new RealTime(new Moved());
      default -> bean;
    };
  }

  private CompletionStage<?> publish(MessagePublisher publisher, EngineMessage message) {
    return unreachable.getAndUpdate(n -> Math.max(0, n - 1)) > 0
        ? CompletableFuture.failedFuture(new TimeoutException("no answer"))
        : publisher.publish(message);
  }

  private final class Moved extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(moved);
    }
  }
}
