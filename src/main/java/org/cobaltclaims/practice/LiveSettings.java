package org.cobaltclaims.practice;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.context.WebApplicationContext;

/**
 * The newest version of the settings. What another application on the same database saves is seen
 * within two seconds.
 */
@Component
final class LiveSettings implements CurrentSettings {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

  /** How old what is known may be; real time, since simulated time may stand. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final SettingsVersions versions;
  private final SettingsFile file;
  private final long fresh;
  private final AtomicLong looked = new AtomicLong();
  private volatile @Nullable InForce inForce;

  private record InForce(int number, PracticeSettings settings) {}

  /** Without pages nobody could set an empty installation up: then it does not start. */
  @Autowired
  LiveSettings(SettingsVersions versions, SettingsFile file, ApplicationContext context) {
    this(versions, file, context instanceof WebApplicationContext, FRESH);
  }

  LiveSettings(SettingsVersions versions, SettingsFile file, boolean maySetUp, Duration fresh) {
    this.versions = versions;
    this.file = file;
    this.fresh = fresh.toNanos();
    begin(maySetUp);
    looked.set(System.nanoTime());
  }

  /** Reads the file if it was changed by hand, and writes it if it lags. */
  private void begin(boolean maySetUp) {
    SettingsVersion newest = versions.newest().orElse(null);
    if (newest == null) {
      if (maySetUp && file.text().isEmpty()) {
        return;
      }
      readFile(0);
    } else {
      switch (file.standing(newest, versions)) {
        case SAME -> {
          take(newest);
          noteQuietly(newest);
        }
        case LAGS -> {
          take(newest);
          writeQuietly(newest);
        }
        case EDITED -> readFile(newest.number());
      }
    }
  }

  /**
   * Makes the file as a person has written it the newest version.
   *
   * @param after the newest version so far; 0 for none
   * @throws PracticeFileException if it is missing or wrong
   */
  synchronized void readFile(int after) {
    String yaml = PracticeFile.text(file.path());
    PracticeSettings settings = PracticeFile.parse(yaml);
    SettingsVersion read;
    try {
      read =
          versions.add(
              after + 1,
              yaml,
              SettingsVersion.Origin.FILE,
              after == 0 ? "The file practice.yml" : "practice.yml was changed by hand",
              "",
              "practice.yml");
    } catch (DuplicateKeyException another) {
      // Several applications begin at once on one database: the others read the same file.
      take(versions.newest().orElseThrow());
      return;
    }
    inForce = new InForce(read.number(), settings);
    noteQuietly(read);
  }

  /** Puts a version in force. */
  synchronized void take(SettingsVersion version) {
    InForce present = inForce;
    if (present == null || present.number() < version.number()) {
      inForce = new InForce(version.number(), PracticeFile.parse(version.yaml()));
    }
  }

  /** The database has it; a disk that is full now is written to at the next start. */
  void writeQuietly(SettingsVersion version) {
    try {
      file.write(version);
    } catch (RuntimeException e) {
      LOG.warn("practice.yml could not be written and is written at the next start");
    }
  }

  private void noteQuietly(SettingsVersion version) {
    try {
      file.note(version);
    } catch (RuntimeException e) {
      LOG.warn("the version of practice.yml could not be noted");
    }
  }

  @Override
  public Optional<PracticeSettings> find() {
    lookAgain();
    InForce present = inForce;
    return present == null ? Optional.empty() : Optional.of(present.settings());
  }

  private void lookAgain() {
    long now = System.nanoTime();
    long last = looked.get();
    if (now - last < fresh || !looked.compareAndSet(last, now)) {
      return;
    }
    try {
      InForce present = inForce;
      if (versions.newestNumber() > (present == null ? 0 : present.number())) {
        versions.newest().ifPresent(this::take);
      }
    } catch (DataAccessException | CannotCreateTransactionException e) {
      // What is known stays in force until the database answers again.
      LOG.debug("the settings could not be looked at", e);
    } catch (PracticeFileException newer) {
      LOG.warn(
          "another application saved settings that this one does not understand: {} problems",
          newer.problems().size());
    }
  }
}
