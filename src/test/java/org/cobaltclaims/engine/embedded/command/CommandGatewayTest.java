package org.cobaltclaims.engine.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cobaltclaims.engine.embedded.command.Reply.Cause;
import org.cobaltclaims.engine.embedded.command.Reply.Refused;
import org.cobaltclaims.engine.embedded.command.Reply.Rejected;
import org.junit.jupiter.api.Test;

class CommandGatewayTest {

  private static final Command COMMAND =
      Command.on(1, ValueType.JOB, JobIntent.COMPLETE, new JobRecord());

  private final FakeLog log = new FakeLog();
  private final CommandGateway gateway = new CommandGateway(log);

  @Test
  void answerReachesTheCommandThatAskedForIt() {
    CompletableFuture<Reply> first = gateway.send(COMMAND);
    CompletableFuture<Reply> second = gateway.send(COMMAND);
    Reply no = new Rejected(JobIntent.COMPLETE, RejectionType.NOT_FOUND, "no such job");

    gateway.answer(log.requestOf(1), no);

    assertThat(second).isCompletedWithValue(no);
    assertThat(first).isNotDone();
    assertThat(gateway.outstanding()).isEqualTo(1);
  }

  @Test
  void writeThatTheLogRefusesIsAnsweredAtOnce() {
    log.failWith(LogStreamWriter.WriteFailure.REQUEST_LIMIT_EXHAUSTED);
    assertRefused(gateway.send(COMMAND), Cause.OVERLOADED);
    log.failWith(LogStreamWriter.WriteFailure.CLOSED);
    assertRefused(gateway.send(COMMAND), Cause.CLOSED);
    assertThat(gateway.outstanding()).isZero();
  }

  @Test
  void newWorkIsRefusedWhenTooMuchWaitsButWorkIsStillEnded() {
    Command publish =
        Command.create(
            ValueType.MESSAGE,
            MessageIntent.PUBLISH,
            new MessageRecord().setName("any").setCorrelationKey("K").setTimeToLive(0));
    List<CompletableFuture<Reply>> waiting = new ArrayList<>();
    for (int i = 0; i < CommandGateway.MOST_NEW_WORK; i++) {
      waiting.add(gateway.send(publish));
    }

    assertRefused(gateway.send(publish), Cause.OVERLOADED);
    assertThat(gateway.send(COMMAND)).isNotDone();
    gateway.answer(
        log.requestOf(0),
        new Rejected(MessageIntent.PUBLISH, RejectionType.ALREADY_EXISTS, "twice"));

    assertThat(waiting.getFirst()).isDone();
    assertThat(gateway.send(publish)).isNotDone();
  }

  @Test
  void commandThatDoesNotFitIsNotWritten() {
    log.limitTo(10);

    assertRefused(gateway.send(COMMAND), Cause.TOO_LARGE);

    assertThat(log.written()).isEmpty();
  }

  @Test
  void closingAnswersWhatWaitsAndWhatComesLater() {
    CompletableFuture<Reply> waiting = gateway.send(COMMAND);

    gateway.close();

    assertRefused(waiting, Cause.CLOSED);
    assertRefused(gateway.send(COMMAND), Cause.CLOSED);
  }

  @Test
  void answerToACancelledOrUnknownRequestIsIgnored() {
    CompletableFuture<Reply> given = gateway.send(COMMAND);
    given.cancel(false);

    gateway.answer(log.requestOf(0), new Refused(Cause.CLOSED, "late"));
    gateway.answer(4711, new Refused(Cause.CLOSED, "unknown"));

    assertThat(given).isCancelled();
    assertThat(gateway.outstanding()).isZero();
  }

  private static void assertRefused(CompletableFuture<Reply> reply, Cause cause) {
    assertThat(reply)
        .isCompletedWithValueMatching(
            r -> r instanceof Refused refused && refused.cause() == cause);
  }

  @Test
  void commandsArePostponedWhileTheLogIsExchanged() {
    FakeLog next = new FakeLog();
    CompletableFuture<Reply> caught = gateway.send(COMMAND);

    gateway.interrupt();
    CompletableFuture<Reply> postponed = gateway.send(COMMAND);
    CompletableFuture<Reply> abandoned = gateway.send(COMMAND);
    abandoned.cancel(false);
    assertRefused(caught, Cause.PURGED);
    assertThat(postponed).isNotDone();
    gateway.open(next);

    assertThat(log.written()).hasSize(1);
    assertThat(next.written()).hasSize(1);
    assertThat(gateway.outstanding()).isEqualTo(1);
    Reply no = new Rejected(JobIntent.COMPLETE, RejectionType.NOT_FOUND, "no such job");
    gateway.answer(next.requestOf(0), no);
    assertThat(postponed).isCompletedWithValue(no);
  }

  @Test
  void postponedCommandsAreAnsweredWhenTheEngineCloses() {
    gateway.interrupt();
    CompletableFuture<Reply> postponed = gateway.send(COMMAND);

    gateway.close();

    assertRefused(postponed, Cause.CLOSED);
    assertThat(gateway.outstanding()).isZero();
  }
}
