package org.cobaltclaims.practice;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what is wrong with practice.yml instead of a stack trace. */
class PracticeFileFailureAnalyzer extends AbstractFailureAnalyzer<PracticeFileException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, PracticeFileException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()), "Correct practice.yml and start again.", cause);
  }
}
