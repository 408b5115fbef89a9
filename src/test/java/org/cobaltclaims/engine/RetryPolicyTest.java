package org.cobaltclaims.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.BpmnError;
import io.camunda.client.exception.JobError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;

class RetryPolicyTest {

  private final RetryPolicy policy =
      new RetryPolicy(
          new EngineSettings(
              1,
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              1,
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              1,
              List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30)),
              Duration.ofMinutes(2)));

  @Test
  void aFailedJobIsTriedAgainLaterAndLater() {
    assertThat(failure(4, new IllegalStateException("no")).getRetries()).isEqualTo(3);
    assertThat(failure(4, new IllegalStateException("no")).getRetryBackoff())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(failure(3, new IllegalStateException("no")).getRetryBackoff())
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(failure(2, new IllegalStateException("no")).getRetryBackoff())
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(failure(1, new IllegalStateException("no")).getRetries()).isZero();
  }

  @Test
  void theEngineIsToldOurMessagesAndNobodyElses() {
    assertThat(failure(3, new IllegalStateException("payer claim K7Q2M9X4T01 is SENT")))
        .hasMessageContaining("IllegalStateException: payer claim K7Q2M9X4T01 is SENT")
        .hasNoCause();
    NumberFormatException foreign =
        catchThrowableOfType(NumberFormatException.class, () -> Integer.parseInt("DOE JANE"));
    assertThat(failure(3, foreign).getMessage()).isEqualTo("NumberFormatException");
  }

  @Test
  void theLogIsToldNoForeignMessageEither() {
    NumberFormatException foreign =
        catchThrowableOfType(NumberFormatException.class, () -> Integer.parseInt("DOE JANE"));
    Throwable logged = Failures.forLog(new IllegalStateException("file F1", foreign));
    assertThat(logged).hasMessage("IllegalStateException: file F1");
    assertThat(logged.getCause()).hasMessage("NumberFormatException");
    assertThat(logged.getStackTrace()).isNotEmpty();
  }

  @Test
  void aJobThatComesWhileTheApplicationEndsIsNotWorkedAndKeepsItsTries() {
    policy.end();
    AtomicInteger worked = new AtomicInteger();

    JobError late =
        catchThrowableOfType(JobError.class, () -> policy.run(job(3), worked::incrementAndGet));

    assertThat(late.getRetries()).isEqualTo(3);
    assertThat(worked).hasValue(0);
  }

  @Test
  void workThatCollidedIsDoneAgainAtOnce() {
    AtomicInteger tries = new AtomicInteger();
    String result =
        policy.call(
            job(3),
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new CannotAcquireLockException("deadlock");
              }
              if (tries.get() == 2) {
                throw new OptimisticLockingFailureException("version");
              }
              return "done";
            });
    assertThat(result).isEqualTo("done");
    assertThat(tries).hasValue(3);
  }

  @Test
  void workThatCollidesForeverFailsLikeAnyOther() {
    AtomicInteger tries = new AtomicInteger();
    JobError error =
        catchThrowableOfType(
            JobError.class,
            () ->
                policy.run(
                    job(3),
                    () -> {
                      tries.incrementAndGet();
                      throw new CannotAcquireLockException("deadlock");
                    }));
    assertThat(error.getRetries()).isEqualTo(2);
    assertThat(tries).hasValue(6);
  }

  @Test
  void anExpectedExceptionTakesItsWayInTheModel() {
    BpmnError error =
        catchThrowableOfType(
            BpmnError.class,
            () ->
                policy.call(
                    job(3),
                    Map.of(UnsupportedOperationException.class, "COB_UNBALANCED"),
                    () -> {
                      throw new UnsupportedOperationException();
                    }));
    assertThat(error.getErrorCode()).isEqualTo("COB_UNBALANCED");
  }

  private JobError failure(int retries, RuntimeException thrown) {
    return catchThrowableOfType(
        JobError.class,
        () ->
            policy.run(
                job(retries),
                () -> {
                  throw thrown;
                }));
  }

  private static ActivatedJob job(int retries) {
    ActivatedJob job = mock(ActivatedJob.class);
    when(job.getType()).thenReturn("batch-send");
    when(job.getElementId()).thenReturn("Task_SendFile");
    when(job.getRetries()).thenReturn(retries);
    return job;
  }
}
