package org.cobaltclaims.encryption;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows which key is missing and what to do instead of a stack trace. */
class VaultFailureAnalyzer extends AbstractFailureAnalyzer<VaultException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, VaultException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy() + ".", cause);
  }
}
