package org.cobaltclaims.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cobaltclaims.remittance.process.RemittancePosting;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.transmission.FileExchange;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An 835 of many claims, from the file in the folder to the ledger, as the application does it but
 * for the engine: taken in, read, stored, balanced, matched, posted, decided about. Against
 * inserting the same rows into the same tables by JDBC.
 */
public final class Posting {

  private final int claims = Integer.getInteger("cobalt.bench.claims", 10_000);
  private final int rounds = Figures.rounds();
  private final List<Double> taking = new ArrayList<>();
  private final List<Double> posting = new ArrayList<>();
  private final List<Double> both = new ArrayList<>();
  private final List<Double> bare = new ArrayList<>();

  private Posting() {}

  public static void main(String[] args) throws Exception {
    print();
  }

  static void print() throws Exception {
    new Posting().measure();
  }

  private void measure() throws Exception {
    Plan plan = Families.plan(claims, rounds + 1);
    try (Store store = Store.start()) {
      for (int round = 0; round <= rounds; round++) {
        // What comes first is less, and only warms up.
        int count = round == 0 ? Math.max(claims / 5, 1) : claims;
        store.queue(store.takeIn(plan, round, count));
        List<String> files = store.send(store.build());
        store.receive(
            "era-" + round + ".835", SampleEra.answering(files, Families.FIRST, round + 1));
        post(store, round > 0);
      }
    }
    say("reading and storing", taking);
    say("balancing and posting", posting);
    Figures whole = say("both", both);
    Figures baseline = say("inserting the same rows", bare);
    Figures.ratio("claims a second posted to those whose rows are inserted", whole, baseline);
  }

  private void post(Store store, boolean measured) throws Exception {
    TransactionTemplate transactions = store.bean(TransactionTemplate.class);
    RemittancePosting remittances = store.bean(RemittancePosting.class);
    NewRows rows = new NewRows(store.jdbc(), transactions);
    double reading = Figures.seconds(() -> store.bean(FileExchange.class).scan());
    List<String> ids = store.remittances();
    double writing =
        Figures.seconds(
            () -> {
              for (String id : ids) {
                remittances.balance(id);
                remittances.post(id);
              }
            });
    long left =
        store
            .jdbc()
            .queryForList(
                "SELECT id FROM claim_payment WHERE disposition <> 'POSTED'", String.class)
            .size();
    if (ids.size() != 1 || left > 0) {
      throw new IllegalStateException(
          "%d remittances, %d payments not posted".formatted(ids.size(), left));
    }
    int found = rows.find();
    rows.remove();
    double inserting = Figures.seconds(rows::insert);
    if (measured) {
      taking.add(reading);
      posting.add(writing);
      both.add(reading + writing);
      bare.add(inserting);
      System.out.printf(Locale.ROOT, "posting: %,d rows: %s%n", found, rows.tables());
    }
  }

  private Figures say(String what, List<Double> seconds) {
    Figures rates = Figures.rates(claims, seconds);
    System.out.printf(
        Locale.ROOT, "posting, %,d claims: %-24s %s claims a second%n", claims, what, rates);
    return rates;
  }
}
