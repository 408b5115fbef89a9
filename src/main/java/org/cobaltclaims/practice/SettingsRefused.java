package org.cobaltclaims.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings that cannot be saved as they are. Nothing was changed. */
public final class SettingsRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Why why;
  private final transient List<Fault> faults;

  private SettingsRefused(Why why, String message, List<Fault> faults) {
    super(message);
    this.why = why;
    this.faults = List.copyOf(faults);
  }

  /** Why they cannot be saved. */
  public enum Why {
    /** Values break rules. */
    WRONG,
    /** Somebody else changed the same meanwhile. */
    CHANGED_MEANWHILE,
    /** practice.yml was changed by hand and has to be read first. */
    FILE_EDITED,
    /** Claims depend on what would go. */
    IN_USE
  }

  /**
   * A value that breaks a rule.
   *
   * @param section of the document
   * @param item of a list, from 0; -1 in a section that is none
   * @param key null if it is about the whole
   * @param text what is allowed, beginning with the key
   */
  public record Fault(String section, int item, @Nullable String key, String text) {}

  static SettingsRefused wrong(List<Fault> faults) {
    return new SettingsRefused(
        Why.WRONG,
        String.join("; ", faults.stream().map(f -> f.section() + ": " + f.text()).toList()),
        faults);
  }

  /**
   * Somebody else was faster.
   *
   * @param newest what they saved
   */
  static SettingsRefused meanwhile(SettingsVersion newest) {
    return new SettingsRefused(
        Why.CHANGED_MEANWHILE,
        "%s changed the same meanwhile (%s, version %d); nothing of yours was saved"
            .formatted(newest.by(), newest.subject(), newest.number()),
        List.of());
  }

  static SettingsRefused fileEdited() {
    return new SettingsRefused(
        Why.FILE_EDITED,
        "the file practice.yml was changed by hand; read it first, then save again",
        List.of());
  }

  /** What would be deleted is in use. */
  public static SettingsRefused inUse(String message) {
    return new SettingsRefused(Why.IN_USE, message, List.of());
  }

  /** Why they cannot be saved. */
  public Why why() {
    return why;
  }

  /** The values that break rules. */
  public List<Fault> faults() {
    return faults;
  }
}
