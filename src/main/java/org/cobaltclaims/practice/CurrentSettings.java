package org.cobaltclaims.practice;

import java.util.List;
import java.util.Optional;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.PracticeSettings.Posting;
import org.cobaltclaims.practice.PracticeSettings.Practice;
import org.cobaltclaims.practice.PracticeSettings.Printer;

/**
 * The settings in force at this moment. They change while the application runs: who needs a value
 * asks for it when it is needed and keeps none.
 */
public interface CurrentSettings {

  /** What is in force; empty while nobody has said who bills and through which clearinghouse. */
  Optional<PracticeSettings> find();

  /** Settings that never change. */
  static CurrentSettings of(PracticeSettings settings) {
    return () -> Optional.of(settings);
  }

  /** Whether it is known who bills and through which clearinghouse. */
  default boolean isSetUp() {
    return find().isPresent();
  }

  /**
   * All that is in force.
   *
   * @throws NotSetUpException if nothing is
   */
  default PracticeSettings now() {
    return find().orElseThrow(NotSetUpException::new);
  }

  /**
   * Who bills.
   *
   * @throws NotSetUpException if nobody has said so
   */
  default Practice practice() {
    return now().practice();
  }

  /** Where files go to and come from; none before the installation is set up. */
  default List<Clearinghouse> clearinghouses() {
    return find().map(PracticeSettings::clearinghouses).orElse(List.of());
  }

  /** The payers that are described; none before the installation is set up. */
  default List<PayerProfile> payers() {
    return find().map(PracticeSettings::payers).orElse(List.of());
  }

  /** The providers that are described, active or not; none before the installation is set up. */
  default List<ProviderProfile> providers() {
    return find().map(PracticeSettings::providers).orElse(List.of());
  }

  /** For which services payers may be skipped. */
  default List<SkippedPayer> skippedPayers() {
    return find().map(PracticeSettings::skippedPayers).orElse(List.of());
  }

  /** The printers whose paper needs adjusting. */
  default List<Printer> printers() {
    return find().map(PracticeSettings::printers).orElse(List.of());
  }

  /** When a person looks at money that came, or did not. */
  default Posting posting() {
    return find().map(PracticeSettings::posting).orElse(Posting.DEFAULTS);
  }

  /** What happens by itself. */
  default Automation automation() {
    return find().map(PracticeSettings::automation).orElse(Automation.DEFAULTS);
  }

  /** How long records are kept. */
  default Retention retention() {
    return find().map(PracticeSettings::retention).orElse(Retention.DEFAULTS);
  }

  /** How the practice's own system gets its copies of the ERAs. */
  default Relay relay() {
    return find().map(PracticeSettings::relay).orElse(Relay.DEFAULTS);
  }

  /** Something needs settings, and there are none yet. */
  final class NotSetUpException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    NotSetUpException() {
      super("the practice and its clearinghouse are not set up yet");
    }
  }
}
