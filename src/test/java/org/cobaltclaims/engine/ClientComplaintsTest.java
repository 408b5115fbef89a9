package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ClientComplaintsTest {

  /** Of its own: applications that other tests have left running listen in the real one. */
  private final LoggerContext logging = new LoggerContext();

  private final Logger poller = logging.getLogger("io.camunda.client.job.poller");
  private final Logger saying = (Logger) LoggerFactory.getLogger(ClientComplaints.class);
  private final ClientComplaints complaints = new ClientComplaints();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(log);
    saying.addAppender(log);
    complaints.listen(logging);
  }

  @AfterEach
  void listenNoMore() {
    saying.detachAppender(log);
  }

  @Test
  void anEngineThatIsAwayIsSaidOnceAndNotByEveryWorker() {
    for (int asked = 0; asked < 500; asked++) {
      poller.warn(
          "Failed to activate jobs for worker {} and job type {}",
          "w",
          "claim-prepare",
          Status.UNAVAILABLE.asRuntimeException());
      poller.warn("Failed to stream jobs", Status.ABORTED.asRuntimeException());
    }

    assertThat(log.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getLevel()).isEqualTo(Level.WARN);
              assertThat(event.getFormattedMessage()).contains("no jobs now (UNAVAILABLE)");
              assertThat(event.getThrowableProxy()).isNull();
            });
  }

  @Test
  void whatIsAnotherTroubleStaysAsItIs() {
    poller.warn(
        "Failed to activate jobs for worker {} and job type {}",
        "w",
        "claim-prepare",
        Status.PERMISSION_DENIED.asRuntimeException());
    poller.warn("something without a failure");
    logging.getLogger("somebody.else").warn("away", Status.UNAVAILABLE.asRuntimeException());

    assertThat(log.list).hasSize(3).allMatch(event -> event.getLevel() == Level.WARN);
  }

  @Test
  void atItsEndEverythingIsSaidAgain() {
    complaints.listenNoMore();

    poller.warn("Failed to stream jobs", Status.UNAVAILABLE.asRuntimeException());

    assertThat(log.list).singleElement().matches(event -> event.getThrowableProxy() != null);
  }
}
