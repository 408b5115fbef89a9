package org.cobaltclaims.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.cobaltclaims.code.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Changes the settings. What is saved is a version in the database first, which is the truth, and
 * then practice.yml; an end between the two loses nothing, for a file that lags is written at the
 * next start.
 */
@Service
public class SettingsDesk {

  private final SettingsVersions versions;
  private final SettingsFile file;
  private final LiveSettings live;

  SettingsDesk(SettingsVersions versions, SettingsFile file, LiveSettings live) {
    this.versions = versions;
    this.file = file;
    this.live = live;
  }

  /**
   * A change of the document.
   *
   * @param base the version that the person saw
   * @param section that is changed
   * @param item of a list that is changed; null for the whole section
   * @param subject what is changed, in words
   * @param reason why; empty for none
   * @param by the account
   */
  public record Change(
      int base, String section, @Nullable String item, String subject, String reason, String by) {}

  /** The newest version; empty while the installation is not set up. */
  public Optional<SettingsVersion> newest() {
    return versions.newest();
  }

  /** The newest document; one that says nothing while the installation is not set up. */
  public SettingsDocument document() {
    return newest()
        .map(version -> SettingsDocument.parse(version.yaml()))
        .orElseGet(SettingsDocument::new);
  }

  /** All versions, the newest first. */
  public List<SettingsVersion> versions() {
    return versions.all();
  }

  /** A version. */
  public Optional<SettingsVersion> version(int number) {
    return versions.find(number);
  }

  /** Whether practice.yml was changed by hand since it was read or written. */
  public boolean fileEdited() {
    return newest()
        .map(version -> file.standing(version, versions) == SettingsFile.Standing.EDITED)
        .orElse(false);
  }

  /** Whether the installation is not set up, and a practice.yml lies there that was not read. */
  public boolean fileWaits() {
    return newest().isEmpty() && file.text().isPresent();
  }

  /**
   * Saves a change. It is made on the newest document, so that people who change different things
   * do not hinder each other.
   *
   * @param edit makes the change
   * @return the version in force; the newest one if the change changes nothing
   * @throws SettingsRefused if values break rules, somebody changed the same since {@code base}, or
   *     the file was changed by hand
   */
  public synchronized SettingsVersion save(Change change, Consumer<SettingsDocument> edit) {
    SettingsVersion newest = versions.newest().orElse(null);
    SettingsDocument document =
        newest == null ? new SettingsDocument() : SettingsDocument.parse(newest.yaml());
    Object before = part(document, change);
    String whole = document.toYaml();
    edit.accept(document);
    SettingsDocument.Written written = document.write();
    if (newest != null) {
      if (written.text().equals(whole)) {
        return newest;
      }
      if (change.base() != newest.number()) {
        Object seen =
            versions
                .find(change.base())
                .map(version -> part(SettingsDocument.parse(version.yaml()), change))
                .orElse(null);
        if (!Objects.equals(seen, before)) {
          throw SettingsRefused.meanwhile(newest);
        }
      }
    }
    check(written);
    return add(newest, written.text(), SettingsVersion.Origin.DESK, change);
  }

  /**
   * Says what would be refused, and saves nothing.
   *
   * @throws SettingsRefused if values break rules
   */
  public void check(SettingsDocument document) {
    check(document.write());
  }

  /**
   * Saves a whole document as it is written.
   *
   * @param base the newest version that the caller saw; 0 for none
   * @throws PracticeFileException if it breaks rules
   * @throws SettingsRefused if somebody saved meanwhile, or the file was changed by hand
   */
  public synchronized SettingsVersion replace(int base, String yaml, String reason, String by) {
    SettingsVersion newest = versions.newest().orElse(null);
    PracticeFile.parse(yaml);
    if (newest != null && newest.sha256().equals(Sha256.hex(yaml))) {
      return newest;
    }
    if (newest != null && newest.number() != base) {
      throw SettingsRefused.meanwhile(newest);
    }
    return add(
        newest,
        yaml,
        SettingsVersion.Origin.DESK,
        new Change(base, "", null, "The whole document", reason, by));
  }

  /**
   * Makes an earlier version the newest one again.
   *
   * @param base the newest version that the person saw
   * @throws SettingsRefused if somebody saved meanwhile, or the file was changed by hand
   */
  public synchronized SettingsVersion rollBack(int number, int base, String reason, String by) {
    SettingsVersion newest = versions.newest().orElseThrow();
    SettingsVersion wanted = versions.find(number).orElseThrow();
    if (wanted.sha256().equals(newest.sha256())) {
      return newest;
    }
    if (newest.number() != base) {
      throw SettingsRefused.meanwhile(newest);
    }
    check(SettingsDocument.parse(wanted.yaml()).write());
    return add(
        newest,
        wanted.yaml(),
        SettingsVersion.Origin.ROLLED_BACK,
        new Change(base, "", null, "Back to version " + number, reason, by));
  }

  /**
   * Makes practice.yml, as somebody changed it by hand, the newest version.
   *
   * @throws PracticeFileException if it is missing or wrong
   */
  public synchronized SettingsVersion readFile() {
    SettingsVersion newest = versions.newest().orElse(null);
    if (newest == null || file.standing(newest, versions) == SettingsFile.Standing.EDITED) {
      live.readFile(newest == null ? 0 : newest.number());
    }
    return versions.newest().orElseThrow();
  }

  private SettingsVersion add(
      @Nullable SettingsVersion newest, String yaml, SettingsVersion.Origin origin, Change change) {
    boolean edited =
        newest == null
            ? file.text().isPresent()
            : file.standing(newest, versions) == SettingsFile.Standing.EDITED;
    if (edited) {
      throw SettingsRefused.fileEdited();
    }
    SettingsVersion added;
    try {
      added =
          versions.add(
              newest == null ? 1 : newest.number() + 1,
              yaml,
              origin,
              change.subject(),
              change.reason(),
              change.by());
    } catch (DuplicateKeyException another) {
      throw SettingsRefused.meanwhile(versions.newest().orElseThrow());
    }
    live.take(added);
    live.writeQuietly(added);
    return added;
  }

  private static @Nullable Object part(SettingsDocument document, Change change) {
    if (change.item() != null) {
      return document.item(change.section(), change.item()).orElse(null);
    }
    return SettingsDocument.LISTS.containsKey(change.section())
        ? document.items(change.section())
        : document.section(change.section());
  }

  private static void check(SettingsDocument.Written written) {
    try {
      PracticeFile.parse(written.text());
    } catch (PracticeFileException e) {
      List<SettingsRefused.Fault> faults = new ArrayList<>();
      for (PracticeFileException.Fault fault : e.faults()) {
        SettingsDocument.Place place =
            fault.line() <= written.places().size() ? written.places().get(fault.line() - 1) : null;
        faults.add(
            place == null
                ? new SettingsRefused.Fault("", -1, null, fault.text())
                : new SettingsRefused.Fault(
                    place.section(), place.item(), keyOf(place, fault), fault.text()));
      }
      throw SettingsRefused.wrong(faults);
    }
  }

  /**
   * The key that a fault begins with; null where it is about the whole. That of a key which is not
   * written stands on the line of the item's first one.
   */
  private static @Nullable String keyOf(
      SettingsDocument.Place place, PracticeFileException.Fault fault) {
    String text = fault.text();
    String first = text.substring(0, Math.max(0, text.indexOf(' ')));
    return place.key() != null && SettingsDefaults.types(place.section()).containsKey(first)
        ? first
        : null;
  }
}
