package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.Relay;
import org.springframework.stereotype.Service;

/**
 * Tries the way to a clearinghouse without sending it anything: what it writes has a hidden name,
 * which is taken by nobody, and is gone afterwards.
 */
@Service
public class ClearinghouseCheck {

  private static final long MEGABYTE = 1024L * 1024;

  /** Less room than this and files stop being written soon. */
  private static final long ROOM = 500 * MEGABYTE;

  private final DataFolder data;
  private final SftpCheck servers;

  ClearinghouseCheck(DataFolder data, SftpCheck servers) {
    this.data = data;
    this.servers = servers;
  }

  /** How a step went. */
  public enum Result {
    GOOD,
    /** It may do, and somebody should look. */
    DOUBTFUL,
    BAD
  }

  /**
   * One step.
   *
   * @param name what was tried
   * @param found what was found
   * @param remedy what to do; empty if nothing
   */
  public record Step(String name, Result result, String found, String remedy) {}

  /** Makes the folders that are not there yet. */
  public void prepare(String clearinghouse) {
    try {
      Files.createDirectories(data.intake());
      Files.createDirectories(data.outbound(clearinghouse));
      Files.createDirectories(data.inbound(clearinghouse));
      Files.createDirectories(data.takenFrom(clearinghouse));
    } catch (IOException e) {
      throw new UncheckedIOException("folders of clearinghouse " + clearinghouse, e);
    }
  }

  /** Tries everything, step by step; each says what was found, and nothing is left behind. */
  public List<Step> test(Clearinghouse clearinghouse) {
    String name = clearinghouse.name();
    List<Step> steps = new ArrayList<>();
    if (clearinghouse.bySftp()) {
      steps.addAll(servers.test(Destination.of(clearinghouse)));
    } else {
      steps.add(
          written(
              "Claim files can be written",
              data.outbound(name),
              clearinghouse.uploadByHand()
                  ? "not used while files are uploaded by hand"
                  : "from here the clearinghouse's program takes your claim files"));
    }
    steps.add(read(data.inbound(name)));
    steps.add(
        written(
            "Answers can be put away", data.takenFrom(name), "an answer that was read goes here"));
    steps.add(moved(name));
    steps.add(room());
    steps.add(ids(clearinghouse));
    steps.add(mode(clearinghouse));
    return List.copyOf(steps);
  }

  /** The host key that a server shows, where none is pinned; asked anew. */
  public Optional<String> keyToPin(Clearinghouse clearinghouse) {
    return clearinghouse.bySftp() && clearinghouse.hostKeys().isEmpty()
        ? servers.hostKey(clearinghouse.account())
        : Optional.empty();
  }

  /** Tries the server of the practice's own system; where nothing is sent, says so. */
  public List<Step> test(Relay relay) {
    return Destination.of(relay)
        .map(servers::test)
        .orElseGet(
            () ->
                List.of(
                    new Step(
                        "Sending by SFTP",
                        Result.DOUBTFUL,
                        "it is turned off",
                        "Turn it on, fill in the server, and save; then test again.")));
  }

  /** The host key that the server of the practice's own system shows, where none is pinned. */
  public Optional<String> keyToPin(Relay relay) {
    return relay.sftp() && relay.hostKeys().isEmpty()
        ? servers.hostKey(relay.account())
        : Optional.empty();
  }

  private static Step written(String step, Path folder, String what) {
    Path probe = probe(folder);
    try {
      Files.createDirectories(folder);
      Files.write(probe, new byte[] {1});
      return new Step(step, Result.GOOD, "%s: %s".formatted(folder, what), "");
    } catch (IOException e) {
      return refused(step, folder, "writing");
    } finally {
      remove(probe);
    }
  }

  private static Step read(Path folder) {
    String step = "Answers can be read";
    Path probe = probe(folder);
    try (Stream<Path> files = list(folder)) {
      long waiting =
          files.filter(f -> InboundFolders.isFinished(f.getFileName().toString())).count();
      Files.write(probe, new byte[] {1});
      Files.readAllBytes(probe);
      return new Step(
          step,
          Result.GOOD,
          waiting == 0
              ? "%s: empty; put here what the clearinghouse sends".formatted(folder)
              : "%s: %d files wait to be taken".formatted(folder, waiting),
          "");
    } catch (IOException e) {
      return refused(step, folder, "reading and writing");
    } finally {
      remove(probe);
    }
  }

  private static Stream<Path> list(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.list(folder);
  }

  /** An answer goes from one folder to the other; across disks that could be half done. */
  private Step moved(String name) {
    String step = "Answers move in one step";
    Path from = probe(data.inbound(name));
    Path to = data.takenFrom(name).resolve(from.getFileName());
    try {
      Files.write(from, new byte[] {1});
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return new Step(step, Result.GOOD, "from inbound to archive", "");
    } catch (IOException e) {
      return new Step(
          step,
          Result.DOUBTFUL,
          "inbound and archive do not lie on one disk",
          "Put both folders on the same disk, so that no answer is ever half moved.");
    } finally {
      remove(from);
      remove(to);
    }
  }

  private Step room() {
    String step = "There is room";
    try {
      Files.createDirectories(data.clearinghouses());
      long free = Files.getFileStore(data.clearinghouses()).getUsableSpace();
      String found = "%,d MB free".formatted(free / MEGABYTE);
      return free >= ROOM
          ? new Step(step, Result.GOOD, found, "")
          : new Step(step, Result.DOUBTFUL, found, "Make room on the disk of the data folder.");
    } catch (IOException e) {
      return new Step(
          step, Result.DOUBTFUL, "the disk does not say", "Look at the disk of the data folder.");
    }
  }

  private static Step ids(Clearinghouse clearinghouse) {
    String step = "Ids look right";
    String found =
        "you are %s (%s), they are %s (%s)"
            .formatted(
                clearinghouse.senderId(),
                clearinghouse.senderQualifier(),
                clearinghouse.receiverId(),
                clearinghouse.receiverQualifier());
    if (clearinghouse.senderId().equalsIgnoreCase(clearinghouse.receiverId())) {
      return new Step(
          step,
          Result.BAD,
          found,
          "Sender and receiver are the same. The receiver id is the clearinghouse's, from its"
              + " companion guide.");
    }
    boolean taxId = clearinghouse.senderQualifier().equals("30");
    if (taxId && !clearinghouse.senderId().matches("\\d{9}")) {
      return new Step(
          step,
          Result.DOUBTFUL,
          found,
          "Qualifier 30 says that the sender id is a tax id, which has nine digits.");
    }
    return new Step(step, Result.GOOD, found, "");
  }

  private static Step mode(Clearinghouse clearinghouse) {
    String step = "Test or production";
    return clearinghouse.test()
        ? new Step(
            step,
            Result.DOUBTFUL,
            "every file is marked as a test: no payer gets a claim",
            "Turn test files off when the clearinghouse has approved you.")
        : new Step(step, Result.GOOD, "files are real claims", "");
  }

  private static Step refused(String step, Path folder, String right) {
    return new Step(
        step,
        Result.BAD,
        "%s cannot be used".formatted(folder),
        "Give the user that runs Cobalt the right to %s in this folder, and see that its disk is"
                .formatted(right)
            + " there and not full.");
  }

  private static Path probe(Path folder) {
    return folder.resolve(".cobalt-test-" + UUID.randomUUID() + ".tmp");
  }

  private static void remove(Path probe) {
    try {
      Files.deleteIfExists(probe);
    } catch (IOException e) {
      // It bears a name that nothing takes, and the step has said what is wrong here.
    }
  }
}
