package org.cobaltclaims.testing.browser;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Prints what stood on the page and what the application said when a test in the browser failed: it
 * ran on a machine that nobody looks at, and the page is gone afterwards.
 */
final class Evidence
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

  private final List<Supplier<Stream<String>>> sources;

  /**
   * @param sources lines of what was seen, asked for when a test fails
   */
  Evidence(List<Supplier<Stream<String>>> sources) {
    this.sources = sources;
  }

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable fault)
      throws Throwable {
    print(test);
    throw fault;
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext test, Throwable fault)
      throws Throwable {
    print(test);
    throw fault;
  }

  private void print(ExtensionContext test) {
    System.out.println("FAILED in the browser: " + test.getDisplayName());
    for (Supplier<Stream<String>> source : sources) {
      try {
        source.get().forEach(line -> System.out.println("FAILED, seen: " + line));
      } catch (RuntimeException e) {
        System.out.println("FAILED, and nothing to see: " + e);
      }
    }
  }
}
