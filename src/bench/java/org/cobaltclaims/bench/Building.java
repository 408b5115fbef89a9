package org.cobaltclaims.bench;

import io.xlate.edi.stream.EDIStreamException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.cobaltclaims.simulator.Plan;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Claims that are checked become 837P files: a version of each is made and kept, batches are
 * formed, their files written, checked and archived. Against reading the same claims' contents and
 * writing the same segments with StAEDI alone.
 */
public final class Building {

  private static final int AT_ONCE = 500;

  private final int claims = Integer.getInteger("cobalt.bench.claims", 10_000);
  private final int rounds = Figures.rounds();
  private final List<Double> versions = new ArrayList<>();
  private final List<Double> files = new ArrayList<>();
  private final List<Double> both = new ArrayList<>();
  private final List<Double> bare = new ArrayList<>();

  private Building() {}

  public static void main(String[] args) throws Exception {
    print();
  }

  static void print() throws Exception {
    new Building().measure();
  }

  private void measure() throws Exception {
    Plan plan = Families.plan(claims, rounds + 1);
    try (Store store = Store.start()) {
      for (int round = 0; round <= rounds; round++) {
        // What comes first is less, and only warms up.
        int count = round == 0 ? Math.max(claims / 5, 1) : claims;
        round(store, store.takeIn(plan, round, count), round > 0);
      }
    }
    say("making the versions", versions);
    say("making their files", files);
    Figures whole = say("both", both);
    Figures baseline = say("reading contents, writing segments", bare);
    Figures.ratio("claims a second built to those read and written bare", whole, baseline);
  }

  private void round(Store store, List<String> ids, boolean measured) throws Exception {
    List<String> batches = new ArrayList<>();
    double making = Figures.seconds(() -> store.queue(ids));
    double writing = Figures.seconds(() -> batches.addAll(store.build()));
    List<Segments> written = store.send(batches).stream().map(Segments::new).toList();
    double baseline = Figures.seconds(() -> bare(store.jdbc(), ids, written));
    if (measured) {
      versions.add(making);
      files.add(writing);
      both.add(making + writing);
      bare.add(baseline);
    }
  }

  private static void bare(JdbcTemplate jdbc, List<String> ids, List<Segments> files)
      throws EDIStreamException {
    int read = 0;
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      read +=
          jdbc.queryForList(
                  "SELECT f.content FROM payer_claim c JOIN claim_family f ON f.id = c.family_id"
                      + " WHERE c.id IN (%s)"
                          .formatted(String.join(", ", Collections.nCopies(some.size(), "?"))),
                  String.class,
                  some.toArray())
              .size();
    }
    if (read != ids.size()) {
      throw new IllegalStateException("not every content was read");
    }
    for (Segments file : files) {
      file.write();
    }
  }

  private Figures say(String what, List<Double> seconds) {
    Figures rates = Figures.rates(claims, seconds);
    System.out.printf(
        Locale.ROOT, "building, %,d claims: %-36s %s claims a second%n", claims, what, rates);
    return rates;
  }
}
