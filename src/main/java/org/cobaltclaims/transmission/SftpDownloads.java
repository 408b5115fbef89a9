package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.transmission.FetchedFiles.Fetched;
import org.cobaltclaims.transmission.sftp.RemoteFile;
import org.cobaltclaims.transmission.sftp.SftpLink;
import org.cobaltclaims.transmission.sftp.SftpTrouble;
import org.cobaltclaims.transmission.sftp.SftpTrouble.About;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Brings the files of a server into the inbound folder of its clearinghouse, where they are taken
 * in like all others. Whether a file is still being written is seen from its size and time, each
 * compared with themselves a little later and with no clock of ours. A file is removed there only
 * when it is recorded here. Nothing here runs in a transaction.
 */
@Component
class SftpDownloads {

  private final DataFolder data;
  private final Disk disk;
  private final ExchangeFiles files;
  private final FetchedFiles fetched;
  private final Duration settle;
  private final Duration patience;

  /**
   * When a file was first seen that does not end, by what it was; in nanoseconds of this machine.
   */
  private final Map<String, Long> unfinishedSince = new ConcurrentHashMap<>();

  /**
   * @param settle how long a file has to stay as it is before it is fetched
   * @param patience how long at least one that does not end
   */
  SftpDownloads(
      DataFolder data,
      Disk disk,
      ExchangeFiles files,
      FetchedFiles fetched,
      @Value("${cobalt.sftp.settle:2s}") Duration settle,
      @Value("${cobalt.sftp.patience:60s}") Duration patience) {
    this.data = data;
    this.disk = disk;
    this.files = files;
    this.fetched = fetched;
    this.settle = settle;
    this.patience = patience;
  }

  /**
   * What a look came to.
   *
   * @param brought files that lie in the inbound folder now
   * @param notes what was left for the next look and why, for a person
   */
  record Looked(int brought, List<String> notes) {}

  /**
   * Looks once.
   *
   * @throws SftpTrouble if the server cannot be used; what was brought before stays
   * @throws IOException if this machine's disk cannot
   */
  Looked look(SftpLink link, Clearinghouse clearinghouse) throws SftpTrouble, IOException {
    String name = clearinghouse.name();
    tidy(name);
    Map<String, Fetched> known = new HashMap<>(fetched.of(name));
    List<RemoteFile> listed = list(link, clearinghouse);
    forgetGone(name, known, listed);
    if (clearinghouse.deleteDownloaded()) {
      removeTaken(link, clearinghouse, known, listed);
    }
    List<RemoteFile> fresh = listed.stream().filter(file -> !isKnown(known, file)).toList();
    List<String> notes = new ArrayList<>();
    int brought = 0;
    for (RemoteFile file : settled(link, clearinghouse, fresh, notes)) {
      try {
        brought += bring(link, clearinghouse, file, known.get(file.name()), notes) ? 1 : 0;
      } catch (Broken broken) {
        SftpTrouble trouble = broken.trouble();
        if (trouble.about() != About.FILE) {
          throw trouble;
        }
        notes.add(trouble.found() + ". " + trouble.remedy());
      } catch (InvalidPathException e) {
        notes.add("a file has a name that this machine cannot use; it is left on the server");
      }
    }
    return new Looked(brought, notes);
  }

  private static List<RemoteFile> list(SftpLink link, Clearinghouse clearinghouse)
      throws SftpTrouble {
    Pattern wanted = pattern(clearinghouse.downloadPattern());
    return link.list(clearinghouse.downloadFolder()).stream()
        .filter(file -> InboundFolders.isFinished(file.name()))
        .filter(file -> wanted.matcher(file.name()).matches())
        .toList();
  }

  /** A star stands for anything, a question mark for one character. */
  static Pattern pattern(String wildcards) {
    String regex =
        wildcards
            .codePoints()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /** What an interruption left half fetched is fetched again. */
  private void tidy(String clearinghouse) throws IOException {
    for (Path left : InboundFolders.list(data.fetching(clearinghouse))) {
      if (Files.isRegularFile(left)) {
        Files.delete(left);
      }
    }
  }

  private void forgetGone(
      String clearinghouse, Map<String, Fetched> known, List<RemoteFile> listed) {
    Set<String> there = listed.stream().map(RemoteFile::name).collect(Collectors.toSet());
    Set<String> gone = new HashSet<>(known.keySet());
    gone.removeAll(there);
    fetched.forget(clearinghouse, gone);
    known.keySet().removeAll(gone);
  }

  private void removeTaken(
      SftpLink link,
      Clearinghouse clearinghouse,
      Map<String, Fetched> known,
      List<RemoteFile> listed)
      throws SftpTrouble {
    for (RemoteFile file : listed) {
      Fetched one = known.get(file.name());
      if (one != null
          && isKnown(known, file)
          && files.came(clearinghouse.name(), file.name(), one.sha256())) {
        link.remove(clearinghouse.downloadFolder(), file.name());
        fetched.forget(clearinghouse.name(), Set.of(file.name()));
      }
    }
  }

  private static boolean isKnown(Map<String, Fetched> known, RemoteFile file) {
    Fetched one = known.get(file.name());
    return one != null && one.file().equals(file) && !one.sha256().isEmpty();
  }

  /** Those that have not changed for a little while. */
  private List<RemoteFile> settled(
      SftpLink link, Clearinghouse clearinghouse, List<RemoteFile> fresh, List<String> notes)
      throws SftpTrouble {
    if (fresh.isEmpty()) {
      return List.of();
    }
    pause();
    Set<RemoteFile> now = new HashSet<>(list(link, clearinghouse));
    fresh.stream()
        .filter(file -> !now.contains(file))
        .forEach(file -> notes.add(file.name() + " is still being written there"));
    return fresh.stream().filter(now::contains).toList();
  }

  private void pause() throws SftpTrouble {
    try {
      Thread.sleep(settle);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new SftpTrouble(About.CONNECTION, "Cobalt ends", "It goes on with the next start.");
    }
  }

  private boolean bring(
      SftpLink link,
      Clearinghouse clearinghouse,
      RemoteFile file,
      @Nullable Fetched seen,
      List<String> notes)
      throws SftpTrouble, IOException {
    String name = clearinghouse.name();
    Path target = data.inbound(name).resolve(file.name());
    if (Files.exists(target)) {
      notes.add(file.name() + " waits until the file of that name is taken in");
      return false;
    }
    Path aside = data.fetching(name).resolve(file.name());
    disk.write(aside, out -> copy(link, clearinghouse, file, out));
    Optional<RemoteFile> after = link.find(clearinghouse.downloadFolder(), file.name());
    if (Files.size(aside) != file.size() || !after.equals(Optional.of(file))) {
      notes.add(file.name() + " is still being written there");
      return discard(aside);
    }
    FileLook look = FileLook.at(disk, aside);
    if (endsEarly(look, file) && !stoodStill(name, file, seen)) {
      notes.add(
          "%s ends in the middle (%d bytes); it is taken as it is if it stays so"
              .formatted(file.name(), file.size()));
      return discard(aside);
    }
    if (files.came(name, file.name(), look.sha256())) {
      // It was brought before an interruption, or lies there again: its bytes are known.
      fetched.note(name, file, look.sha256());
      return discard(aside);
    }
    disk.move(aside, target);
    fetched.note(name, file, look.sha256());
    return true;
  }

  /** The trouble of a server comes out of the writing as what it was. */
  private static void copy(
      SftpLink link, Clearinghouse clearinghouse, RemoteFile file, OutputStream out)
      throws IOException {
    try {
      link.read(clearinghouse.downloadFolder(), file.name(), out);
    } catch (SftpTrouble trouble) {
      throw new Broken(trouble);
    }
  }

  /** Carries a trouble through the disk's code. */
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1;
    private final SftpTrouble trouble;

    Broken(SftpTrouble trouble) {
      super(trouble.found());
      this.trouble = trouble;
    }

    SftpTrouble trouble() {
      return trouble;
    }
  }

  /** A report that is neither X12 nor an archive has no end by which it could be told. */
  private static boolean endsEarly(FileLook look, RemoteFile file) {
    return file.size() == 0
        || (look.cutOff() && (look.zip() || !look.kinds().equals(Set.of(TransactionKind.NOT_X12))));
  }

  private boolean stoodStill(String clearinghouse, RemoteFile file, @Nullable Fetched seen) {
    String key = clearinghouse + "/" + file;
    Long since = unfinishedSince.putIfAbsent(key, System.nanoTime());
    boolean sawItBefore = seen != null && seen.file().equals(file);
    if (!sawItBefore) {
      fetched.note(clearinghouse, file, "");
      return false;
    }
    if (since != null && System.nanoTime() - since < patience.toNanos()) {
      return false;
    }
    unfinishedSince.remove(key);
    return true;
  }

  private static boolean discard(Path aside) throws IOException {
    Files.delete(aside);
    return false;
  }
}
