package org.cobaltclaims.cli;

import org.springframework.context.ApplicationContext;

/** Lets the benchmarks have an application work as the commands have it work. */
public final class UntilNothingMoves {
  private UntilNothingMoves() {}

  /** Takes in what lies there and works until each process waits for an answer or a date. */
  public static void in(ApplicationContext application) throws InterruptedException {
    application.getBean(Settling.class).untilNothingMoves();
  }
}
