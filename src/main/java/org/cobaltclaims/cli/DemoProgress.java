package org.cobaltclaims.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a demonstration is: a bar with rates on a terminal, a line now and then elsewhere.
 */
final class DemoProgress implements Demonstration.Progress, AutoCloseable {

  /** Simulated days between two lines where there is no terminal. */
  private static final int DAYS_A_LINE = 7;

  private final PrintWriter out;
  private final int claims;
  private final @Nullable ProgressBar bar;
  private int days;

  private DemoProgress(PrintWriter out, int claims, @Nullable ProgressBar bar) {
    this.out = out;
    this.claims = claims;
    this.bar = bar;
  }

  static DemoProgress of(PrintWriter out, int claims) {
    // The launcher knows; System.console() has meant different things in different Javas.
    boolean terminal = Boolean.getBoolean("cobalt.terminal");
    ProgressBar bar =
        terminal
            ? new ProgressBarBuilder()
                .setTaskName("families done")
                .setInitialMax(claims)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .build()
            : null;
    return new DemoProgress(out, claims, bar);
  }

  @Override
  public void dayPassed(LocalDate day, int settled) {
    if (bar != null) {
      bar.stepTo(settled);
      bar.setExtraMessage(" " + day);
    } else if (days % DAYS_A_LINE == 0 || settled == claims) {
      out.println(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d families are done or wait for a person",
              day,
              settled,
              claims));
    }
    days++;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
