package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.transmission.Deliveries.Delivery;
import org.cobaltclaims.transmission.sftp.SftpLink;
import org.cobaltclaims.transmission.sftp.SftpServer;
import org.cobaltclaims.transmission.sftp.SftpTrouble;
import org.cobaltclaims.transmission.sftp.SftpTrouble.About;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Goes to the servers of the clearinghouses and of the practice's own system: puts there what
 * waits, and brings what lies at the clearinghouses'. Each server has a thread of its own while it
 * is visited, so that one which hangs holds up nothing else; one that fails is left alone for a
 * while, longer each time. No database transaction is open while a server is asked.
 */
@Service
public class Courier {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  /** Who tries a wrong password too often is locked out. */
  private static final Duration LOGIN_PAUSE = Duration.ofMinutes(15);

  private final CurrentSettings settings;
  private final SftpServer server;
  private final SftpUploads uploads;
  private final SftpDownloads downloads;
  private final Deliveries deliveries;
  private final SftpLines lines;
  private final Archive archive;
  private final DataFolder data;

  private final Map<String, Thread> visits = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Map<String, Rest> rests = new ConcurrentHashMap<>();

  Courier(
      CurrentSettings settings,
      SftpServer server,
      SftpUploads uploads,
      SftpDownloads downloads,
      Deliveries deliveries,
      SftpLines lines,
      Archive archive,
      DataFolder data) {
    this.settings = settings;
    this.server = server;
    this.uploads = uploads;
    this.downloads = downloads;
    this.deliveries = deliveries;
    this.lines = lines;
    this.archive = archive;
    this.data = data;
  }

  /**
   * Until when a server is left alone, by this machine's own nanoseconds.
   *
   * @param failed whether its last visit failed: then also what waits for it has to wait
   * @param settings as they were; changed ones are tried at once
   */
  private record Rest(long from, Duration length, boolean failed, int failures, Destination of) {

    boolean over() {
      return System.nanoTime() - from >= length.toNanos();
    }
  }

  /** Sees to it that every server that is due is being visited; waits for none. */
  public void lookAfter() {
    try {
      handOverInFolders();
    } catch (RuntimeException failure) {
      // Disk or database: who else works on them says so; the next look tries again.
      return;
    }
    for (Destination one : servers()) {
      if (due(one)) {
        begin(one);
      }
    }
  }

  /**
   * Visits every server now and waits for the visits to end.
   *
   * @return true if anything came or went
   */
  public boolean exchange() throws InterruptedException {
    boolean moved = handOverInFolders();
    Set<String> movedAt = ConcurrentHashMap.newKeySet();
    List<Thread> begun = new ArrayList<>();
    for (Destination one : servers()) {
      if (one.clearinghouse() == null && deliveries.waiting(one.key()).isEmpty()) {
        continue;
      }
      begun.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    if (visit(one)) {
                      movedAt.add(one.key());
                    }
                  }));
    }
    for (Thread visit : begun) {
      visit.join();
    }
    return moved || !movedAt.isEmpty();
  }

  private List<Destination> servers() {
    return Stream.concat(
            settings.clearinghouses().stream().filter(Clearinghouse::bySftp).map(Destination::of),
            Destination.of(settings.relay()).stream())
        .toList();
  }

  private boolean due(Destination one) {
    Rest rest = rests.get(one.key());
    boolean waits = !deliveries.waiting(one.key()).isEmpty();
    if (one.clearinghouse() == null && !waits && (rest == null || !rest.failed())) {
      // Nothing is fetched there.
      return false;
    }
    return rest == null || rest.over() || !rest.of().equals(one) || (!rest.failed() && waits);
  }

  private void begin(Destination one) {
    visits.computeIfAbsent(
        one.key(),
        name ->
            Thread.ofVirtual()
                .name("sftp " + name)
                .start(
                    () -> {
                      try {
                        visit(one);
                      } finally {
                        visits.remove(name);
                      }
                    }));
  }

  /**
   * Visits one server, unless somebody else does.
   *
   * @return true if anything came or went
   */
  boolean visit(Destination one) {
    ReentrantLock lock = locks.computeIfAbsent(one.key(), name -> new ReentrantLock());
    if (!lock.tryLock()) {
      return false;
    }
    try {
      return held(one);
    } finally {
      lock.unlock();
    }
  }

  private boolean held(Destination one) {
    try {
      if (!lines.hold(one.key())) {
        return false;
      }
      try {
        return exchange(one);
      } finally {
        lines.release(one.key());
      }
    } catch (RuntimeException failure) {
      // Disk or database: who else works on them says so; the next visit tries again.
      rest(one, new SftpTrouble(About.CONNECTION, "", ""));
      LOG.warn(
          "files for the server of {} wait: {}", one.key(), failure.getClass().getSimpleName());
      return false;
    }
  }

  private boolean exchange(Destination one) {
    int moved = 0;
    List<String> notes = new ArrayList<>();
    SftpTrouble trouble = null;
    try (SftpLink link = server.open(one.account())) {
      Sent sent = send(link, one);
      moved += sent.files();
      trouble = sent.trouble();
      Clearinghouse clearinghouse = one.clearinghouse();
      if (clearinghouse != null) {
        SftpDownloads.Looked looked = downloads.look(link, clearinghouse);
        moved += looked.brought();
        notes.addAll(looked.notes());
      }
    } catch (SftpTrouble failed) {
      trouble = trouble == null ? failed : trouble;
    } catch (IOException disk) {
      throw new UncheckedIOException("a fetched file cannot be kept", disk);
    }
    rest(one, trouble);
    tell(one, trouble, notes);
    return moved > 0;
  }

  private record Sent(int files, @Nullable SftpTrouble trouble) {}

  /** A file that cannot go does not keep back the next one. */
  private Sent send(SftpLink link, Destination one) throws SftpTrouble {
    int files = 0;
    SftpTrouble trouble = null;
    for (Delivery delivery : deliveries.waiting(one.key())) {
      if (!lines.hold(one.key())) {
        // Another application has taken over what this one left lying for too long.
        break;
      }
      try {
        uploads.deliver(link, one, delivery);
        files++;
      } catch (SftpTrouble failed) {
        deliveries.troubled(delivery.id(), failed);
        if (failed.about() == About.CONNECTION) {
          throw failed;
        }
        trouble = trouble == null ? failed : trouble;
      }
    }
    return new Sent(files, trouble);
  }

  private void tell(Destination one, @Nullable SftpTrouble trouble, List<String> notes) {
    if (trouble == null) {
      boolean failedBefore =
          lines.find(one.key()).map(line -> line.failingSince() != null).orElse(false);
      lines.well(one.key(), notes.isEmpty() ? null : String.join("; ", notes));
      if (failedBefore) {
        LOG.info("{} can be used again", one.account().address());
      }
    } else if (lines.failed(one.key(), trouble)) {
      LOG.warn("{}: {} trouble; files wait", one.account().address(), trouble.about());
    }
  }

  private void rest(Destination one, @Nullable SftpTrouble trouble) {
    if (trouble == null) {
      Duration pause = Duration.ofMinutes(one.lookMinutes());
      rests.put(one.key(), new Rest(System.nanoTime(), pause, false, 0, one));
      return;
    }
    int failures =
        Optional.ofNullable(rests.get(one.key()))
                .filter(rest -> rest.of().equals(one))
                .map(Rest::failures)
                .orElse(0)
            + 1;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    if (trouble.about() == About.LOGIN && pause.compareTo(LOGIN_PAUSE) < 0) {
      pause = LOGIN_PAUSE;
    }
    Duration longest =
        trouble.about() == About.FILE ? Duration.ofMinutes(one.lookMinutes()) : LONGEST_PAUSE;
    if (pause.compareTo(longest) > 0) {
      pause = longest;
    }
    rests.put(one.key(), new Rest(System.nanoTime(), pause, true, failures, one));
  }

  /** What waits for a server that is a folder by now goes into the folder. */
  private boolean handOverInFolders() {
    Set<String> servers = new HashSet<>();
    servers().forEach(one -> servers.add(one.key()));
    boolean moved = false;
    for (String clearinghouse : deliveries.clearinghouses()) {
      boolean known =
          settings.clearinghouses().stream().anyMatch(one -> one.name().equals(clearinghouse));
      if (known && !servers.contains(clearinghouse)) {
        for (Delivery delivery : deliveries.waiting(clearinghouse)) {
          if (!uploads.countIfNamed(delivery)) {
            archive.write(
                data.outbound(clearinghouse).resolve(delivery.fileName()),
                archive.read(delivery.archivePath()));
            deliveries.delivered(delivery, "put into the outbound folder");
          }
          moved = true;
        }
      }
    }
    return moved;
  }
}
