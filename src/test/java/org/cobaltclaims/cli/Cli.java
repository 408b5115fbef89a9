package org.cobaltclaims.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the command line as a person would. */
public final class Cli {
  private Cli() {}

  /**
   * What a command did.
   *
   * @param status its exit code
   */
  public record Ended(int status, String out, String err) {}

  public static Ended run(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      args[i] = words[i].toString();
    }
    int status =
        Cobalt.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(args);
    return new Ended(status, out.toString(), err.toString());
  }
}
