package org.cobaltclaims.engine.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * How an {@link EmbeddedEngine} is started.
 *
 * @param clock the engine's time
 * @param parentFolder where the engine's temporary folder is made
 * @param onFailure told once when the engine has failed for good, from an engine thread
 * @param grpcPort where to listen for gRPC; 0 for any port that is free
 * @param restPort where to listen for REST; 0 for any port that is free
 * @param openAccess whether everybody on this machine may call, without the token
 * @param testControls whether tests may set the clock and empty the engine over REST
 */
public record EngineOptions(
    EngineClock clock,
    Path parentFolder,
    Consumer<? super Throwable> onFailure,
    int grpcPort,
    int restPort,
    boolean openAccess,
    boolean testControls) {

  /** Real time, the system's temporary folder, and nobody told of a failure. */
  public static EngineOptions defaults() {
    return new EngineOptions(
        EngineClock.following(SteadyClock.following(Clock.systemUTC(), System::nanoTime)),
        Path.of(System.getProperty("java.io.tmpdir")),
        cause -> {},
        0,
        0,
        false,
        false);
  }

  /** The same with a time that starts at the given instant and runs on from there. */
  public EngineOptions startingAt(Instant start) {
    return new EngineOptions(
        EngineClock.startingAt(start, SteadyClock.apartFrom(Clock.systemUTC(), System::nanoTime)),
        parentFolder,
        onFailure,
        grpcPort,
        restPort,
        openAccess,
        testControls);
  }

  /** The same with the temporary folder under the given one. */
  public EngineOptions under(Path parent) {
    return new EngineOptions(
        clock, parent, onFailure, grpcPort, restPort, openAccess, testControls);
  }

  /** The same with somebody to tell when the engine fails. */
  public EngineOptions onFailure(Consumer<? super Throwable> handler) {
    return new EngineOptions(
        clock, parentFolder, handler, grpcPort, restPort, openAccess, testControls);
  }

  /**
   * The same for tests: clock and purge are served, and nobody needs the token. Camunda Process
   * Test presents none to clock and purge, and under Spring none at all.
   */
  public EngineOptions withTestControls() {
    return new EngineOptions(clock, parentFolder, onFailure, grpcPort, restPort, true, true);
  }

  /** The same, asking nobody for the token: for tests, and for trying things out. */
  public EngineOptions withOpenAccess() {
    return new EngineOptions(
        clock, parentFolder, onFailure, grpcPort, restPort, true, testControls);
  }

  /** The same on fixed ports of the loopback interface. */
  public EngineOptions listeningAt(int grpc, int rest) {
    return new EngineOptions(clock, parentFolder, onFailure, grpc, rest, openAccess, testControls);
  }
}
