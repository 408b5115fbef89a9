package org.cobaltclaims.edi.status;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.Demographics;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.HierarchicalLevels;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.StatusInformation;
import org.cobaltclaims.edi.TransactionReader;
import org.cobaltclaims.edi.status.InformationSource.Dependent;
import org.cobaltclaims.edi.status.InformationSource.Person;
import org.cobaltclaims.edi.status.InformationSource.Provider;
import org.cobaltclaims.edi.status.InformationSource.Receiver;
import org.cobaltclaims.edi.status.InformationSource.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * The hierarchy that 276 and 277 share: source (HL 20), receiver (21), provider (19), subscriber
 * (22), dependent (23). A level whose parent is missing stands under a nameless one, so that its
 * claims are not lost.
 */
abstract class StatusTree<T> implements TransactionReader {
  private static final List<String> LEVELS = List.of("20", "21", "19", "22", "23");
  private static final String LETTERS = "ABCDE";
  private static final List<String> WHO =
      List.of(
          "the information source (NM1*PR)",
          "the information receiver (NM1*41)",
          "the service provider (NM1*1P)",
          "the subscriber (NM1*IL)",
          "the dependent (NM1*QC)");

  final Fields fields;
  private final boolean response;
  private final HierarchicalLevels levels = new HierarchicalLevels();
  private Beginning beginning = Beginning.NONE;

  private final List<InformationSource<T>> sources = new ArrayList<>();
  private final List<Receiver<T>> receivers = new ArrayList<>();
  private final List<Provider<T>> providers = new ArrayList<>();
  private final List<Subscriber<T>> subscribers = new ArrayList<>();
  private final List<Dependent<T>> dependents = new ArrayList<>();
  private final Level[] open = new Level[LEVELS.size()];
  private int depth = -1;
  private final List<T> subscriberClaims = new ArrayList<>();
  private final List<T> dependentClaims = new ArrayList<>();
  private @Nullable ClaimReader<T> claim;

  /** What stands directly under one HL. */
  private static final class Level {
    private final int position;
    private final List<EntityName> names = new ArrayList<>(1);
    private final List<Contact> contacts = new ArrayList<>(0);
    private final List<StatusInformation> statuses = new ArrayList<>(0);
    private Demographics demographics = Demographics.NONE;
    private String trace = "";
    private boolean traced;

    private Level(int position) {
      this.position = position;
    }

    private EntityName name() {
      return names.isEmpty() ? EntityName.NONE : names.getFirst();
    }
  }

  StatusTree(Fields fields, boolean response) {
    this.fields = fields;
    this.response = response;
  }

  /** The reader of a claim whose TRN is this. */
  abstract ClaimReader<T> claim(Segment trn, String loop, String lineLoop);

  /** The transaction is read. */
  abstract void finish(Beginning read, List<InformationSource<T>> tree);

  @Override
  public void accept(Segment segment) {
    switch (segment.tag()) {
      case "BHT" -> beginning = Beginning.read(segment);
      case "HL" -> level(segment);
      case "TRN" -> trace(segment);
      default -> {
        if (claim != null) {
          claim.accept(segment);
        } else if (depth < 0 || !levelSegment(segment, open[depth])) {
          unexpected(segment);
        }
      }
    }
  }

  private void level(Segment hl) {
    finishClaim();
    int next = LEVELS.indexOf(hl.element(3));
    if (next < 0) {
      fields.wrong(hl, 3, "", "HL03", "is none of the levels 20, 21, 19, 22 and 23");
      return;
    }
    levels.check(hl, next == 0 ? "" : LEVELS.get(next - 1), loop("2000", next), fields);
    close(next);
    while (depth < next) {
      depth++;
      open[depth] = new Level(hl.position());
    }
  }

  private boolean levelSegment(Segment segment, Level level) {
    switch (segment.tag()) {
      case "NM1" -> level.names.add(EntityName.read(segment));
      case "DMG" -> {
        if (depth < 3) {
          return false;
        }
        level.demographics = Demographics.read(segment, loop("2000", depth), fields);
      }
      case "PER" -> {
        if (depth > 0) {
          return false;
        }
        level.contacts.add(Contact.read(segment));
      }
      case "STC" -> {
        if (depth != 1 && depth != 2) {
          return false;
        }
        level.statuses.add(StatusInformation.read(segment, loop("2200", depth), fields));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void trace(Segment trn) {
    finishClaim();
    if (depth == 1 || depth == 2) {
      open[depth].trace = trn.element(2);
      open[depth].traced = true;
    } else if (depth >= 3) {
      claim = claim(trn, loop("2200", depth), loop(response ? "2220" : "2210", depth));
    } else {
      unexpected(trn);
    }
  }

  private void finishClaim() {
    if (claim != null) {
      T built = claim.build();
      claim = null;
      if (built != null) {
        (depth == 4 ? dependentClaims : subscriberClaims).add(built);
      }
    }
  }

  /** Closes all levels from {@code level} downwards. */
  private void close(int level) {
    while (depth >= level && depth >= 0) {
      Level closed = open[depth];
      if (closed.names.isEmpty()) {
        fields.missing(closed.position, loop("2100", depth), "NM1", WHO.get(depth));
      }
      close(closed);
      depth--;
    }
  }

  private void close(Level closed) {
    switch (depth) {
      case 4 -> {
        dependents.add(
            new Dependent<>(new Person(closed.name(), closed.demographics), dependentClaims));
        if (dependentClaims.isEmpty()) {
          noClaim(closed);
        }
        dependentClaims.clear();
      }
      case 3 -> {
        subscribers.add(
            new Subscriber<>(
                new Person(closed.name(), closed.demographics), subscriberClaims, dependents));
        if (subscriberClaims.isEmpty() && dependents.isEmpty()) {
          noClaim(closed);
        }
        subscriberClaims.clear();
        dependents.clear();
      }
      case 2 -> {
        providers.add(new Provider<>(closed.names, closed.trace, closed.statuses, subscribers));
        subscribers.clear();
      }
      case 1 -> {
        receivers.add(new Receiver<>(closed.name(), closed.trace, closed.statuses, providers));
        providers.clear();
      }
      default -> {
        sources.add(new InformationSource<>(closed.name(), closed.contacts, receivers));
        receivers.clear();
      }
    }
    if (closed.traced && closed.statuses.isEmpty()) {
      fields.missing(closed.position, loop("2200", depth), "STC", "the status");
    }
  }

  private void noClaim(Level closed) {
    fields.missing(closed.position, loop("2200", depth), "TRN", "the claim's trace number");
  }

  private void unexpected(Segment segment) {
    fields.doubtful(
        segment,
        segment.tag(),
        depth < 0 ? "" : loop("2000", depth),
        "UNEXPECTED",
        "a segment that has no place here is passed over");
  }

  private static String loop(String number, int depth) {
    return number + LETTERS.charAt(depth);
  }

  @Override
  public void end(int segments) {
    finishClaim();
    close(0);
    if (beginning == Beginning.NONE) {
      fields.missing(segments, "", "BHT", "the beginning of the transaction");
    }
    if (sources.isEmpty()) {
      fields.missing(segments, "2000A", "HL", "the information source (HL03 20)");
    }
    finish(beginning, List.copyOf(sources));
  }
}
