package org.cobaltclaims.transmission;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cobaltclaims.practice.SftpAccount;
import org.cobaltclaims.transmission.ClearinghouseCheck.Result;
import org.cobaltclaims.transmission.ClearinghouseCheck.Step;
import org.cobaltclaims.transmission.sftp.SftpLink;
import org.cobaltclaims.transmission.sftp.SftpServer;
import org.cobaltclaims.transmission.sftp.SftpTrouble;
import org.springframework.stereotype.Component;

/** Tries a server step by step; what it writes there is removed again. */
@Component
class SftpCheck {

  private final SftpServer server;

  SftpCheck(SftpServer server) {
    this.server = server;
  }

  /** The fingerprint that a server shows; empty if it cannot be reached. */
  Optional<String> hostKey(SftpAccount account) {
    try {
      return Optional.of(server.hostKey(account));
    } catch (SftpTrouble unreachable) {
      return Optional.empty();
    }
  }

  List<Step> test(Destination destination) {
    List<Step> steps = new ArrayList<>();
    SftpAccount account = destination.account();
    try (SftpLink link = server.open(account)) {
      steps.add(
          good(
              "Host key and log-in",
              "%s: it shows the pinned host key and takes the log-in"
                  .formatted(account.address())));
      if (destination.clearinghouse() == null) {
        steps.add(written(link, "ERAs can be put there", destination));
      } else {
        steps.add(
            listed(link, "Answers can be seen", destination.clearinghouse().downloadFolder()));
        steps.add(written(link, "Claim files can be put there", destination));
      }
    } catch (SftpTrouble trouble) {
      steps.add(bad("Host key and log-in", trouble));
    }
    return steps;
  }

  private static Step listed(SftpLink link, String step, String folder) {
    try {
      int files = link.list(folder).size();
      return good(
          step, "%s on the server: %s".formatted(folder, files == 1 ? "1 file" : files + " files"));
    } catch (SftpTrouble trouble) {
      return bad(step, trouble);
    }
  }

  private static Step written(SftpLink link, String step, Destination destination) {
    String folder = destination.folder();
    String probe = ".cobalt-test-" + UUID.randomUUID() + ".tmp";
    try {
      link.write(folder, probe, new ByteArrayInputStream(new byte[] {1}));
      String renamed = probe.replace(".tmp", ".part");
      try {
        link.rename(folder, probe, renamed);
        probe = renamed;
      } catch (SftpTrouble trouble) {
        remove(link, folder, probe);
        return bad(step, trouble);
      }
      return remove(link, folder, probe)
          ? good(
              step, folder + " on the server: a test file was written, renamed and removed again")
          : new Step(
              step,
              Result.DOUBTFUL,
              "the test file %s in %s could be written and not removed".formatted(probe, folder),
              "Ask %s to remove it. Sending works without that right."
                  .formatted(destination.account().keeper()));
    } catch (SftpTrouble trouble) {
      return bad(step, trouble);
    }
  }

  private static boolean remove(SftpLink link, String folder, String probe) {
    try {
      link.remove(folder, probe);
      return true;
    } catch (SftpTrouble refused) {
      return false;
    }
  }

  private static Step good(String step, String found) {
    return new Step(step, Result.GOOD, found, "");
  }

  private static Step bad(String step, SftpTrouble trouble) {
    return new Step(step, Result.BAD, trouble.found(), trouble.remedy());
  }
}
