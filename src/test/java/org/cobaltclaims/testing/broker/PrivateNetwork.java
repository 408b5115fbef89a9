package org.cobaltclaims.testing.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of its own for a process and all that it starts, with nothing in it but loopback; they
 * are one family, which ends with its first member. A broker 8.6 listens for its cluster at every
 * address of the machine whatever it is told, so on the machine's own network it runs only where
 * {@code -Dcobalt.broker.loopback=true} asks for it.
 */
final class PrivateNetwork {

  private static final List<String> UNSHARE =
      List.of(
          "unshare",
          "--map-root-user",
          "--net",
          "--pid",
          "--fork",
          "--kill-child",
          "--mount-proc",
          "sh",
          "-c",
          "ip link set lo up && exec \"$@\"",
          "sh");

  private static final boolean LOOPBACK = Boolean.getBoolean("cobalt.broker.loopback");

  private PrivateNetwork() {}

  /** Why there is none here; empty if there is one, or if none is wanted. */
  static String obstacle() {
    if (LOOPBACK) {
      return "";
    }
    List<String> trial = new ArrayList<>(UNSHARE);
    trial.add("true");
    String hint = "; -Dcobalt.broker.loopback=true uses the machine's own network";
    try {
      Process process = new ProcessBuilder(trial).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? "" : "no private network can be made: " + said + hint;
    } catch (IOException e) {
      return "no private network can be made: " + e.getMessage() + hint;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What stands before the command of the first process in it. */
  static List<String> command() {
    return LOOPBACK ? List.of() : UNSHARE;
  }
}
