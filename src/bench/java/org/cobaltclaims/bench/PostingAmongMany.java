package org.cobaltclaims.bench;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cobaltclaims.remittance.process.RemittancePosting;
import org.cobaltclaims.simulator.Mix;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.Scenario;
import org.cobaltclaims.transmission.FileExchange;

/**
 * What the database is asked while some claims come, are sent and are paid in a practice that has
 * very many others.
 */
final class PostingAmongMany {

  private static final int CLAIMS = 100;
  private static final int COMING = 1_000_000;
  private static final int DELIVERIES = 5_000;

  /** The demonstration that the practice was copied from has the first claims of the same plan. */
  private static final int OF_THE_DEMONSTRATION = 10;

  private final Store store;
  private final Plans plans;

  PostingAmongMany(Store store, Plans plans) {
    this.store = store;
    this.plans = plans;
  }

  void print() throws Exception {
    // No two runs over a database that is kept deliver the same claims.
    int run = store.rows("exchange_file") % DELIVERIES;
    LocalDate day = businessDay();
    Plan plan = new Plan(Families.SEED, Mix.only(Scenario.BOTH_PAY), COMING, DELIVERIES);
    byte[] file = SampleFiles.delivery(plan, run, day, CLAIMS, OF_THE_DEMONSTRATION);
    List<String> claims = new ArrayList<>();
    List<String> batches = new ArrayList<>();
    step("taken in", () -> claims.addAll(store.takeIn(run, file, CLAIMS)));
    step("their versions made", () -> store.queue(claims));
    step("their files made", () -> batches.addAll(store.build()));
    store.receive("era-" + run + ".835", SampleEra.answering(store.send(batches), day, run + 1));
    step("their 835 read and stored", () -> store.bean(FileExchange.class).scan());
    RemittancePosting remittances = store.bean(RemittancePosting.class);
    for (String remittance : store.remittances()) {
      step("their 835 balanced", () -> remittances.balance(remittance));
      step("their 835 posted", () -> remittances.post(remittance));
    }
  }

  private void step(String what, Figures.Work work) throws Exception {
    System.out.printf(Locale.ROOT, "pages: %d claims among the others, %s%n", CLAIMS, what);
    plans.print(work, CLAIMS);
  }

  private static LocalDate businessDay() {
    LocalDate day = LocalDate.now(Clock.systemDefaultZone());
    while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
      day = day.minusDays(1);
    }
    return day;
  }
}
