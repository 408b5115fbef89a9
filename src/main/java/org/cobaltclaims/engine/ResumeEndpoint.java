package org.cobaltclaims.engine;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/resume} of the running application, for {@code cobalt resume}: the embedded
 * database lets nobody else in.
 */
@Component
@Endpoint(id = "resume")
class ResumeEndpoint {

  private final Resumption resumption;
  private final OutboxSignal signal;

  ResumeEndpoint(Resumption resumption, OutboxSignal signal) {
    this.resumption = resumption;
    this.signal = signal;
  }

  @ReadOperation
  Resumption.Standing standing() {
    return resumption.standing();
  }

  @WriteOperation
  Resumption.Asked resume(boolean all, boolean dead) {
    Resumption.Asked asked = resumption.ask(all, dead);
    signal.raise();
    return asked;
  }
}
