package org.cobaltclaims.cli;

/** The command line's entry point. */
public final class Cobalt {
  private Cobalt() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] args) {}
}
