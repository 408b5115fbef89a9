package org.cobaltclaims.engine.embedded.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.camunda.client.protocol.rest.ClockPinRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cobaltclaims.engine.embedded.rest.Answer;
import org.cobaltclaims.engine.embedded.rest.Call;
import org.cobaltclaims.engine.embedded.rest.Handler;
import org.cobaltclaims.engine.embedded.rest.Route;
import org.jspecify.annotations.Nullable;

/**
 * Clock and purge, as Camunda Process Test asks for them of a cluster's management port, and the
 * clock as the client asks for it.
 */
public final class TestEndpoints {

  record ClockStep(@JsonProperty("offsetMilli") @Nullable Long offsetMilli) {}

  record ClockInstant(@JsonProperty("epochMilli") @Nullable Long epochMilli) {}

  private final TestControls controls;

  public TestEndpoints(TestControls controls) {
    this.controls = controls;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/actuator/clock", thenTime(call -> {})),
        Route.post("/actuator/clock/add", thenTime(this::move)),
        Route.post("/actuator/clock/pin", thenTime(this::pin)),
        Route.delete("/actuator/clock", thenTime(call -> controls.resetTime())),
        Route.put(
            "/v2/clock",
            thenNothing(
                call ->
                    controls.pinTime(
                        instant("timestamp", call.json(ClockPinRequest.class).getTimestamp())))),
        Route.post("/v2/clock/reset", thenNothing(call -> controls.resetTime())),
        Route.post("/actuator/cluster/purge", Route.atOnce(call -> purge())));
  }

  private void move(Call call) {
    Long step = Fields.required("offsetMilli", call.json(ClockStep.class).offsetMilli());
    controls.moveTime(Duration.ofMillis(step));
  }

  private void pin(Call call) {
    controls.pinTime(instant("epochMilli", call.json(ClockInstant.class).epochMilli()));
  }

  private static Instant instant(String field, @Nullable Long millis) {
    return Instant.ofEpochMilli(Fields.required(field, millis));
  }

  private Handler thenTime(Consumer<Call> action) {
    return Route.atOnce(
        call -> {
          action.accept(call);
          Instant now = controls.time();
          return Answer.json(Map.of("epochMilli", now.toEpochMilli(), "instant", now.toString()));
        });
  }

  private static Handler thenNothing(Consumer<Call> action) {
    return Route.atOnce(
        call -> {
          action.accept(call);
          return Answer.noContent();
        });
  }

  private Answer purge() {
    return Answer.json(Map.of("changeId", controls.purge(), "plannedChanges", List.of()));
  }
}
