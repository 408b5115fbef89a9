package org.cobaltclaims.cli;

import org.cobaltclaims.engine.EngineInUseException;
import org.cobaltclaims.engine.EngineUnreachableException;
import org.cobaltclaims.engine.OtherFolderException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Shows why the application does not start, where it is nobody's fault, without a stack trace. */
class StartFailureAnalyzer implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      switch (cause) {
        case CommandFailed command -> {
          return new FailureAnalysis(message, "Give another command.", command);
        }
        case EngineUnreachableException silent -> {
          return new FailureAnalysis(
              message, "See to the engine and who may ask it, and start again.", silent);
        }
        case OtherFolderException folder -> {
          return new FailureAnalysis(message, "Name the folder that both share.", folder);
        }
        case EngineInUseException other -> {
          return new FailureAnalysis(message, "Stop the other application first.", other);
        }
        case BeanCreationException bean when CobaltContext.wrongCertificate(bean) != null -> {
          return new FailureAnalysis(
              CobaltContext.wrongCertificate(bean), "Set both as docs/security.md says.", bean);
        }
        default -> {
          // One of its causes may tell.
        }
      }
    }
    return null;
  }
}
