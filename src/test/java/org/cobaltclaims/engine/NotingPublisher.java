package org.cobaltclaims.engine;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An engine that takes notes: it takes each message id once and says so the second time. */
class NotingPublisher implements MessagePublisher {

  final List<EngineMessage> taken = new ArrayList<>();
  final Set<String> known = new HashSet<>();
  final Set<String> refusedKeys = new HashSet<>();
  final Set<String> pushedBackKeys = new HashSet<>();

  /** So many more it takes before it pushes back. */
  int room = Integer.MAX_VALUE;

  int offered;
  int knownAlready;
  @Nullable Throwable failure;

  @Override
  public synchronized CompletionStage<?> publish(EngineMessage message) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    if (refusedKeys.contains(message.correlationKey())) {
      return CompletableFuture.failedFuture(new IllegalStateException("engine is down"));
    }
    offered++;
    if (pushedBackKeys.contains(message.correlationKey()) || room-- <= 0) {
      return CompletableFuture.failedFuture(Status.RESOURCE_EXHAUSTED.asRuntimeException());
    }
    if (known.add(message.id())) {
      taken.add(message);
    } else {
      knownAlready++;
    }
    return CompletableFuture.completedFuture(message.id());
  }

  List<String> takenKeys() {
    return taken.stream().map(EngineMessage::correlationKey).toList();
  }

  List<String> takenNames() {
    return taken.stream().map(EngineMessage::name).toList();
  }
}
