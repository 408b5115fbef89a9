package org.cobaltclaims.dashboard;

import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.ReasonCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The figures once more, from the bare tables and in plain loops, written apart from the read
 * models that they check.
 */
final class Books {

  private static final Set<String> DECIDED = Set.of("POSTED", "REVERSED");

  private final LocalDate today;
  private final Map<String, Row> families = new HashMap<>();
  private final List<Row> claims;
  private final Map<String, List<Row>> versions = new HashMap<>();
  private final Map<String, List<Payment>> payments = new HashMap<>();
  private final Map<String, List<Row>> ledger = new HashMap<>();
  private final List<Row> tasks;
  private final Map<String, String> answers = new HashMap<>();
  private final Map<String, String> answerCodes = new HashMap<>();
  private final List<Row> appeals;
  private final List<Row> alarms;
  private final List<Row> remittances;
  private final List<Row> allPayments;
  private final List<Row> payerLedger;
  private final List<Row> deposits;

  /** One row of a table. */
  record Row(Map<String, Object> values) {
    String text(String column) {
      return Objects.toString(values.get(column), "");
    }

    long number(String column) {
      return ((Number) values.get(column)).longValue();
    }

    @Nullable LocalDate day(String column) {
      Object value = values.get(column);
      return value == null
          ? null
          : value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }

    LocalDate on(String column) {
      return Objects.requireNonNull(day(column));
    }
  }

  /** A claim payment with the day on which it came; null if it came with the claim. */
  record Payment(Row row, ClaimPayment body, @Nullable LocalDate receivedOn, @Nullable String by) {
    boolean decided() {
      return DECIDED.contains(row.text("disposition"));
    }

    boolean standing() {
      return row.text("disposition").equals("POSTED");
    }

    boolean takenBack() {
      return row.text("disposition").equals("REVERSED") && "REVERSAL".equals(by);
    }
  }

  /** What counts, with what it adds above and below the line. */
  record Item(
      String claim, String payer, LocalDate day, String reason, long part, long whole, long lag) {}

  Books(JdbcTemplate jdbc, LocalDate today) {
    this.today = today;
    rows(jdbc, "claim_family").forEach(row -> families.put(row.text("id"), row));
    claims = rows(jdbc, "payer_claim");
    rows(jdbc, "claim_version").stream()
        .sorted(Comparator.comparing(row -> row.number("ordinal")))
        .forEach(row -> add(versions, row.text("payer_claim_id"), row));
    rows(jdbc, "ledger_entry").forEach(row -> add(ledger, row.text("family_id"), row));
    tasks = rows(jdbc, "task");
    rows(jdbc, "version_answer")
        .forEach(
            row -> {
              answers.put(row.text("pcn"), row.text("fate"));
              answerCodes.put(row.text("pcn"), row.text("codes"));
            });
    appeals = rows(jdbc, "appeal");
    alarms = rows(jdbc, "deadline_alarm");
    Map<String, LocalDate> received = new HashMap<>();
    remittances = rows(jdbc, "remittance");
    payerLedger = rows(jdbc, "payer_ledger_entry");
    deposits = rows(jdbc, "deposit");
    remittances.forEach(row -> received.put(row.text("id"), row.on("received_on")));
    Map<String, String> dispositions = new HashMap<>();
    allPayments = rows(jdbc, "claim_payment");
    allPayments.forEach(row -> dispositions.put(row.text("id"), row.text("disposition")));
    for (Row row : allPayments) {
      add(
          payments,
          row.text("payer_claim_id"),
          new Payment(
              row,
              StoredJson.read(row.text("body"), ClaimPayment.class),
              received.get(row.text("remittance_id")),
              dispositions.get(row.text("reversed_by"))));
    }
  }

  private static List<Row> rows(JdbcTemplate jdbc, String table) {
    return jdbc.queryForList("SELECT * FROM " + table).stream().map(Row::new).toList();
  }

  private static <T> void add(Map<String, List<T>> lists, String key, T value) {
    lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  List<Item> of(Kpi kpi) {
    return switch (kpi) {
      case TOUCHLESS_SECONDARY -> touchless();
      case SECONDARY_CONVERSION -> conversion();
      case SECONDARY_LEAKAGE -> leakage();
      case TIME_TO_SECONDARY -> timeToSecondary();
      case COB_REJECT_RATE -> cobRejects();
      case CROSSOVER_MISS -> crossoverMiss();
      case DENIAL_OVERTURN -> overturned();
      case APPEAL_SUCCESS -> appealed();
      case SECONDARY_YIELD -> yielded();
      case AUTO_POSTING -> autoPosted();
      case DAYS_IN_AR, SECONDARY_DAYS_IN_AR, RECOUPMENT_EXPOSURE ->
          throw new IllegalArgumentException("no list");
      case NET_COLLECTION -> collection(true);
      case GROSS_COLLECTION -> collection(false);
      case CLEAN_CLAIMS -> clean();
      case FIRST_PASS_ACCEPTANCE -> firstPass();
      case REJECTION_RATE -> rejections();
      case FIRST_PASS_RESOLUTION -> resolution();
      case DENIAL_RATE -> denialRate();
      case DENIAL_DOLLARS -> denialDollars();
      case ERA_LAG -> eraLag();
      case CHARGE_LAG -> chargeLag();
      case TIMELY_FILING_LOSS -> filingLoss();
    };
  }

  private static Item item(Row claim, LocalDate day, long part, long whole, long lag) {
    return new Item(claim.text("id"), claim.text("payer_id"), day, "", part, whole, lag);
  }

  private List<Row> versions(Row claim) {
    return versions.getOrDefault(claim.text("id"), List.of());
  }

  private List<Payment> payments(Row claim) {
    return payments.getOrDefault(claim.text("id"), List.of());
  }

  private Optional<Row> firstSent(Row claim) {
    return versions(claim).stream().filter(version -> version.day("sent_on") != null).findFirst();
  }

  private List<Row> ofFamily(String family) {
    return claims.stream().filter(claim -> claim.text("family_id").equals(family)).toList();
  }

  private LocalDate came(Payment payment, Row claim) {
    LocalDate on = payment.receivedOn();
    return on != null ? on : families.get(claim.text("family_id")).on("opened_on");
  }

  /** When the newest decision of an earlier payer came that was there when the claim was sent. */
  private Optional<LocalDate> toldBefore(Row claim, LocalDate sent) {
    return ofFamily(claim.text("family_id")).stream()
        .filter(earlier -> earlier.number("level") < claim.number("level"))
        .flatMap(earlier -> payments(earlier).stream())
        .filter(Payment::decided)
        .map(payment -> came(payment, claim))
        .filter(day -> !day.isAfter(sent))
        .max(Comparator.naturalOrder());
  }

  private List<Item> touchless() {
    List<Item> items = new ArrayList<>();
    for (Row claim : later()) {
      firstSent(claim)
          .ifPresent(
              version -> {
                LocalDate sent = version.on("sent_on");
                LocalDate since = toldBefore(claim, sent).orElse(LocalDate.MIN);
                boolean touched =
                    tasks.stream()
                        .filter(task -> task.text("family_id").equals(claim.text("family_id")))
                        .filter(task -> task.text("state").equals("DONE"))
                        .map(task -> task.on("closed_on"))
                        .anyMatch(done -> !done.isBefore(since) && !done.isAfter(sent));
                items.add(item(claim, sent, touched ? 0 : 1, 1, 0));
              });
    }
    return items;
  }

  private List<Row> later() {
    return claims.stream().filter(claim -> claim.number("level") > 1).toList();
  }

  private List<Row> primaries() {
    return claims.stream().filter(claim -> claim.number("level") == 1).toList();
  }

  private List<Item> timeToSecondary() {
    List<Item> items = new ArrayList<>();
    for (Row claim : later()) {
      for (Row version : firstSent(claim).stream().toList()) {
        LocalDate sent = version.on("sent_on");
        toldBefore(claim, sent)
            .ifPresent(
                told -> items.add(item(claim, sent, 0, 1, ChronoUnit.DAYS.between(told, sent))));
      }
    }
    return items;
  }

  /** What a primary payer left to ask of the next one, and when it said so. */
  private record Left(Row claim, LocalDate came, long cents, List<Row> later) {}

  private List<Left> left() {
    List<Left> all = new ArrayList<>();
    for (Row claim : primaries()) {
      List<Payment> standing = payments(claim).stream().filter(Payment::standing).toList();
      List<Row> later =
          ofFamily(claim.text("family_id")).stream().filter(c -> c.number("level") > 1).toList();
      Set<String> postings = Set.copyOf(standing.stream().map(p -> p.row().text("id")).toList());
      List<Row> asked =
          ledger(claim.text("family_id"), "PAYER_OPEN").stream()
              .filter(entry -> entry.number("payer_level") > 1)
              .filter(entry -> postings.contains(entry.text("posting_id")))
              .toList();
      long cents = cents(asked);
      boolean forwarded = later.stream().anyMatch(c -> c.text("origin").equals("CROSSOVER"));
      if (cents > 0 && !forwarded && !claim.text("outcome").isEmpty()) {
        Set<String> asking = Set.copyOf(asked.stream().map(e -> e.text("posting_id")).toList());
        LocalDate came =
            standing.stream()
                .filter(p -> asking.contains(p.row().text("id")))
                .map(p -> came(p, claim))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        all.add(new Left(claim, came, cents, later));
      }
    }
    return all;
  }

  private List<Row> ledger(String family, String... buckets) {
    return ledger.getOrDefault(family, List.of()).stream()
        .filter(entry -> List.of(buckets).contains(entry.text("bucket")))
        .toList();
  }

  private static long cents(Collection<Row> entries) {
    return entries.stream().mapToLong(entry -> entry.number("amount_cents")).sum();
  }

  private Stream<LocalDate> sendings(Row claim) {
    return versions(claim).stream().map(v -> v.day("sent_on")).filter(Objects::nonNull);
  }

  private List<Item> conversion() {
    return left().stream()
        .map(
            left -> {
              boolean sent =
                  left.later().stream()
                      .flatMap(this::sendings)
                      .anyMatch(day -> !day.isAfter(left.came().plusDays(7)));
              return item(left.claim(), left.came(), sent ? 1 : 0, 1, 0);
            })
        .toList();
  }

  /** What the ledger moved for a claim that was asked of its payer, and what the payer paid. */
  private List<Item> yielded() {
    List<Item> items = new ArrayList<>();
    for (Row claim : later()) {
      boolean asked = !claim.text("origin").equals("SENT") || sendings(claim).findAny().isPresent();
      String family = claim.text("family_id");
      long level = claim.number("level");
      long paid = 0;
      long left = 0;
      for (Row entry : ledger(family, "PAID", "PAYER_OPEN")) {
        if (asked && entry.number("payer_level") == level) {
          if (entry.text("bucket").equals("PAID")) {
            paid += entry.number("amount_cents");
          } else if (!isOwn(entry.text("posting_id"), claim)) {
            left += entry.number("amount_cents");
          }
        }
      }
      if (paid != 0 || left != 0) {
        items.add(item(claim, families.get(family).on("service_from"), paid, left, 0));
      }
    }
    return items;
  }

  /** Whether a posting comes from the claim itself: its decision, or what was decided about it. */
  private boolean isOwn(String posting, Row claim) {
    String root = posting;
    for (String prefix : List.of("REV-", "STALE-", "KEEP-", "SKIP-", "NEXT-")) {
      root = root.startsWith(prefix) ? root.substring(prefix.length()) : root;
    }
    String name = root.split("#")[0];
    return name.startsWith(claim.text("id"))
        || payments(claim).stream().anyMatch(payment -> payment.row().text("id").equals(name));
  }

  private List<Item> autoPosted() {
    List<Item> items = new ArrayList<>();
    Map<String, Row> claimsById = new HashMap<>();
    claims.forEach(claim -> claimsById.put(claim.text("id"), claim));
    for (Row era : remittances) {
      String state = era.text("state");
      boolean used =
          era.text("entered_by").isEmpty()
              && !state.equals("DISCARDED")
              && !state.equals("DUPLICATE");
      for (Row payment : used ? allPayments : List.<Row>of()) {
        boolean inIt =
            payment.text("remittance_id").equals(era.text("id"))
                && payment.text("entered_by").isEmpty();
        boolean byPerson = !payment.text("handled_by").isEmpty();
        boolean counts =
            switch (payment.text("disposition")) {
              case "DUPLICATE" -> false;
              case "NEW" -> state.equals("UNBALANCED");
              case "SET_ASIDE" -> byPerson;
              default -> true;
            };
        if (inIt && counts) {
          boolean posted =
              Set.of("POSTED", "REVERSED", "REVERSAL").contains(payment.text("disposition"));
          Row claim = claimsById.get(payment.text("payer_claim_id"));
          String named = sender(era);
          items.add(
              new Item(
                  claim == null ? era.text("id") : claim.text("id"),
                  claim == null ? named : claim.text("payer_id"),
                  era.on("received_on"),
                  "",
                  posted && !byPerson ? 1 : 0,
                  1,
                  0));
        }
      }
    }
    return items;
  }

  /** Whose a remittance is; as it calls itself if nobody knows. */
  private String sender(Row era) {
    String deposited =
        deposits.stream()
            .filter(deposit -> deposit.text("remittance_id").equals(era.text("id")))
            .map(deposit -> deposit.text("payer_id"))
            .findFirst()
            .orElse("");
    return Stream.of(era.text("payer_id"), deposited, era.text("payer_name"))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** What payers have put off and not taken yet at the end of a day, by payer and reference. */
  Map<String, Long> putOff(LocalDate on) {
    Map<String, Long> open = new HashMap<>();
    for (Row entry : payerLedger) {
      if (Set.of("FORWARDED", "RECOUPMENT").contains(entry.text("account"))
          && !entry.on("posted_on").isAfter(on)) {
        open.merge(
            entry.text("payer_id") + " " + entry.text("reference_id"),
            entry.number("amount_cents"),
            Long::sum);
      }
    }
    open.values().removeIf(cents -> cents <= 0);
    return open;
  }

  private List<Item> leakage() {
    List<Item> items = new ArrayList<>();
    for (Left left : left()) {
      boolean sent = left.later().stream().flatMap(this::sendings).findAny().isPresent();
      boolean ended =
          left.later().stream()
              .map(c -> c.text("closed_reason"))
              .anyMatch(Set.of("COVERAGE_ENDED", "COVERAGE_INACTIVE")::contains);
      if (!sent && !ended) {
        List<Row> open =
            ledger(left.claim().text("family_id"), "PAYER_OPEN").stream()
                .filter(entry -> entry.number("payer_level") > 1)
                .toList();
        LocalDate lost = left.came().plusDays(31);
        if (cents(open) <= 0) {
          LocalDate gone =
              open.stream()
                  .filter(entry -> entry.number("amount_cents") < 0)
                  .map(entry -> entry.on("posted_on"))
                  .max(Comparator.naturalOrder())
                  .orElseThrow();
          lost = gone.isBefore(lost) ? gone : lost;
        }
        if (!lost.isAfter(today)) {
          items.add(item(left.claim(), lost, left.cents(), 1, 0));
        }
      }
    }
    return items;
  }

  private List<Item> collection(boolean net) {
    List<Item> items = new ArrayList<>();
    for (Row claim : primaries()) {
      String family = claim.text("family_id");
      long paid = cents(ledger(family, "PAID", "PATIENT_PAID"));
      long due =
          -cents(ledger(family, "CHARGE")) - (net ? cents(ledger(family, "CONTRACTUAL")) : 0);
      items.add(item(claim, families.get(family).on("service_from"), paid, due, 0));
    }
    return items;
  }

  private boolean isVoid(Row version) {
    return version.text("frequency").equals("8");
  }

  private List<Item> clean() {
    List<Item> items = new ArrayList<>();
    for (Row claim : claims) {
      for (Row version : versions(claim)) {
        LocalDate sent = version.day("sent_on");
        if (sent != null && version.text("channel").equals("ELECTRONIC") && !isVoid(version)) {
          String answer = answers.getOrDefault(version.text("pcn"), "");
          boolean decidedOn =
              payments(claim).stream()
                  .filter(Payment::decided)
                  .anyMatch(p -> p.row().text("claim_number").equals(version.text("pcn")));
          boolean taken = answer.equals("ACCEPTED") || answer.isEmpty() && decidedOn;
          boolean touched =
              tasks.stream()
                  .filter(task -> task.text("subject").equals(claim.text("id")))
                  .filter(task -> task.text("state").equals("DONE"))
                  .anyMatch(task -> !task.on("closed_on").isAfter(sent));
          items.add(item(claim, sent, taken && !touched ? 1 : 0, 1, 0));
        }
      }
    }
    return items;
  }

  private boolean refused(Row version) {
    return "REJECTED".equals(answers.get(version.text("pcn")));
  }

  private List<Item> firstPass() {
    List<Item> items = new ArrayList<>();
    for (Row claim : claims) {
      firstSent(claim)
          .ifPresent(v -> items.add(item(claim, v.on("sent_on"), refused(v) ? 0 : 1, 1, 0)));
    }
    return items;
  }

  private List<Item> rejections() {
    List<Item> items = new ArrayList<>();
    for (Row claim : claims) {
      versions(claim).stream()
          .filter(v -> v.day("sent_on") != null && !isVoid(v))
          .forEach(v -> items.add(item(claim, v.on("sent_on"), refused(v) ? 1 : 0, 1, 0)));
    }
    return items;
  }

  /** What DOMAIN 9 counts as refused for the data of the payers before. */
  private static final Set<String> COB_STATUS =
      Set.of("171", "286", "400", "479", "516", "519", "521", "672", "696", "710", "742");

  private List<Item> cobRejects() {
    List<Item> items = new ArrayList<>();
    for (Row claim : later()) {
      for (Row version : versions(claim)) {
        LocalDate sent = version.day("sent_on");
        if (sent != null && version.text("channel").equals("ELECTRONIC") && !isVoid(version)) {
          boolean cob =
              Stream.of(answerCodes.getOrDefault(version.text("pcn"), "").split(" "))
                  .map(code -> code.split(":"))
                  .anyMatch(parts -> parts.length > 1 && COB_STATUS.contains(parts[1]));
          items.add(item(claim, sent, refused(version) && cob ? 1 : 0, 1, 0));
        }
      }
    }
    return items;
  }

  private Stream<Row> tasksAbout(Row claim, String kind) {
    return tasks.stream()
        .filter(task -> task.text("subject").equals(claim.text("id")))
        .filter(task -> task.text("kind").equals(kind));
  }

  private List<Item> crossoverMiss() {
    List<Item> items = new ArrayList<>();
    for (Row claim : claims) {
      Optional<LocalDate> missed =
          tasksAbout(claim, "CHASE_CROSSOVER")
              .map(task -> task.on("opened_on"))
              .min(Comparator.naturalOrder());
      Optional<LocalDate> came =
          arrived(claim).stream()
              .map(payment -> Objects.requireNonNull(payment.receivedOn()))
              .min(Comparator.naturalOrder());
      if (missed.isPresent()) {
        items.add(item(claim, missed.get(), 1, 1, 0));
      } else if (claim.text("origin").equals("CROSSOVER") && came.isPresent()) {
        items.add(item(claim, came.get(), 0, 1, 0));
      }
    }
    return items;
  }

  private static boolean nothingDenied(Row claim) {
    return Set.of("PAID", "PAT_RESP").contains(claim.text("outcome"));
  }

  private List<Item> overturned() {
    List<Item> items = new ArrayList<>();
    for (Row claim : claims) {
      tasksAbout(claim, "WORK_DENIAL")
          .filter(task -> task.text("state").equals("DONE") && !task.text("decided_by").isEmpty())
          .map(task -> task.on("closed_on"))
          .min(Comparator.naturalOrder())
          .ifPresent(day -> items.add(item(claim, day, nothingDenied(claim) ? 1 : 0, 1, 0)));
    }
    return items;
  }

  private List<Item> appealed() {
    List<Item> items = new ArrayList<>();
    for (Row appeal : appeals) {
      LocalDate answered = appeal.day("answered_on");
      String outcome = appeal.text("outcome");
      if (answered != null && !outcome.equals("DROPPED") && !outcome.isEmpty()) {
        Row claim =
            claims.stream()
                .filter(c -> c.text("id").equals(appeal.text("payer_claim_id")))
                .findFirst()
                .orElseThrow();
        boolean won =
            outcome.endsWith("OVERTURNED") || outcome.equals("DECIDED") && nothingDenied(claim);
        items.add(item(claim, answered, won ? 1 : 0, 1, 0));
      }
    }
    return items;
  }

  private List<Item> resolution() {
    List<Item> items = new ArrayList<>();
    for (Row claim : claims) {
      int sent = versions(claim).size();
      LocalDate day = claim.day("adjudicated_on");
      if (sent > 0 && day != null && !claim.text("outcome").isEmpty()) {
        boolean well = Set.of("PAID", "PAT_RESP").contains(claim.text("outcome"));
        items.add(item(claim, day, well && sent == 1 ? 1 : 0, 1, 0));
      }
    }
    return items;
  }

  private List<Payment> arrived(Row claim) {
    return payments(claim).stream()
        .filter(payment -> payment.decided() && payment.receivedOn() != null)
        .toList();
  }

  private List<Item> denialRate() {
    List<Item> items = new ArrayList<>();
    for (Row claim : claims) {
      arrived(claim).stream()
          .map(payment -> Objects.requireNonNull(payment.receivedOn()))
          .min(Comparator.naturalOrder())
          .ifPresent(
              first -> {
                boolean denied =
                    arrived(claim).stream()
                        .filter(payment -> first.equals(payment.receivedOn()))
                        .anyMatch(payment -> !denied(claim, payment).isEmpty());
                items.add(item(claim, first, denied ? 1 : 0, 1, 0));
              });
    }
    return items;
  }

  /** An amount that a payer did not pay, and why. */
  private record Denied(String reason, long cents) {}

  /** By the lines of the payment alone: a reason that is none of money denies. */
  private static List<Denied> denied(Row claim, Payment payment) {
    List<Denied> denied = new ArrayList<>();
    int level = (int) claim.number("level");
    ClaimPayment body = payment.body();
    for (PaymentLine line : body.lines()) {
      boolean bundled = isBundled(line, body);
      List<String> remarks = new ArrayList<>(line.remarks());
      remarks.addAll(body.remarks());
      if (bundled) {
        // Nothing is left of its charge that somebody had to explain.
        line.adjustments().stream()
            .filter(row -> !row.reason().equals("97") && denies(row, remarks, level))
            .forEach(row -> denied.add(new Denied(name(row), row.amount().cents())));
      } else {
        denied.addAll(
            denied(line.adjustments(), remarks, level, line.charge().cents(), line.paid().cents()));
      }
    }
    if (body.lines().isEmpty()) {
      denied.addAll(
          denied(
              body.adjustments(),
              body.remarks(),
              level,
              body.charge().cents(),
              body.paid().cents()));
    } else {
      body.adjustments().stream()
          .filter(row -> denies(row, body.remarks(), level))
          .forEach(row -> denied.add(new Denied(name(row), row.amount().cents())));
    }
    return denied;
  }

  /** Paid with another line, under whose procedure it was put (CARC 97). */
  private static boolean isBundled(PaymentLine line, ClaimPayment body) {
    String put = line.procedure().code();
    return line.paid().isZero()
        && line.submittedProcedure() != null
        && !line.submittedProcedure().code().equals(put)
        && line.adjustments().stream().anyMatch(row -> row.reason().equals("97"))
        && body.lines().stream()
                .filter(other -> other.paid().isPositive() && other.procedure().code().equals(put))
                .map(PaymentLine::lineNumber)
                .distinct()
                .count()
            == 1;
  }

  private static List<Denied> denied(
      List<Adjustment> rows, List<String> remarks, int level, long charge, long paid) {
    List<Adjustment> denying = rows.stream().filter(row -> denies(row, remarks, level)).toList();
    boolean patients = rows.stream().anyMatch(row -> name(row).startsWith("PR-"));
    if (charge == 0 && paid == 0) {
      return List.of();
    }
    if (paid > 0) {
      return denying.stream().map(row -> new Denied(name(row), row.amount().cents())).toList();
    }
    if (!denying.isEmpty()) {
      return List.of(new Denied(denying.size() == 1 ? name(denying.getFirst()) : "", charge));
    }
    return level == 1 && !patients ? List.of(new Denied("", charge)) : List.of();
  }

  private static boolean denies(Adjustment row, List<String> remarks, int level) {
    return !row.amount().isZero()
        && ReasonCodes.standard().judge(row, remarks, level).kind() != ReasonCodes.Kind.MONEY;
  }

  private static String name(Adjustment row) {
    return row.group() + "-" + row.reason();
  }

  private List<Item> denialDollars() {
    List<Item> items = new ArrayList<>();
    for (Row claim : claims) {
      for (Payment payment : arrived(claim)) {
        if (!payment.takenBack()) {
          LocalDate day = Objects.requireNonNull(payment.receivedOn());
          items.add(item(claim, day, 0, payment.body().charge().cents(), 0));
          denied(claim, payment)
              .forEach(
                  no ->
                      items.add(
                          new Item(
                              claim.text("id"),
                              claim.text("payer_id"),
                              day,
                              no.reason(),
                              no.cents(),
                              0,
                              0)));
        }
      }
    }
    return items;
  }

  private List<Item> filingLoss() {
    List<Item> items = new ArrayList<>();
    for (Item denied : denialDollars()) {
      if (denied.reason().endsWith("-29")) {
        items.add(
            new Item(
                denied.claim(),
                denied.payer(),
                denied.day(),
                denied.reason(),
                denied.part(),
                1,
                0));
      }
    }
    for (Row claim : claims) {
      alarms.stream()
          .filter(alarm -> alarm.text("payer_claim_id").equals(claim.text("id")))
          .filter(alarm -> alarm.text("kind").equals("FILING") && alarm.number("days_before") == 0)
          .filter(alarm -> firstSent(claim).isEmpty())
          .forEach(
              alarm -> {
                long open =
                    ledger(claim.text("family_id"), "PAYER_OPEN").stream()
                        .filter(e -> e.number("payer_level") == claim.number("level"))
                        .mapToLong(e -> e.number("amount_cents"))
                        .sum();
                if (open > 0) {
                  items.add(item(claim, alarm.on("last_day"), open, 1, 0));
                }
              });
    }
    return items;
  }

  private List<Item> eraLag() {
    List<Item> items = new ArrayList<>();
    for (Row claim : claims) {
      for (Row version : versions(claim)) {
        LocalDate sent = version.day("sent_on");
        if (sent != null) {
          arrived(claim).stream()
              .filter(p -> p.row().text("claim_number").equals(version.text("pcn")))
              .map(p -> Objects.requireNonNull(p.receivedOn()))
              .filter(day -> !day.isBefore(sent))
              .min(Comparator.naturalOrder())
              .ifPresent(
                  day -> items.add(item(claim, day, 0, 1, ChronoUnit.DAYS.between(sent, day))));
        }
      }
    }
    return items;
  }

  private List<Item> chargeLag() {
    List<Item> items = new ArrayList<>();
    for (Row claim : primaries()) {
      LocalDate served = families.get(claim.text("family_id")).on("service_from");
      firstSent(claim)
          .map(version -> version.on("sent_on"))
          .ifPresent(
              sent -> items.add(item(claim, sent, 0, 1, ChronoUnit.DAYS.between(served, sent))));
    }
    return items;
  }

  /** What is owed for visits that were billed, by whose it is; of credits negative. */
  Map<String, Long> open() {
    Map<String, Long> open = new HashMap<>();
    for (Row family : families.values()) {
      List<Row> all = ofFamily(family.text("id"));
      boolean billed =
          all.stream().anyMatch(c -> c.number("level") == 1 && !c.text("origin").equals("SENT"))
              || all.stream().flatMap(this::sendings).findAny().isPresent();
      if (billed) {
        for (Row entry :
            ledger(family.text("id"), "PAYER_OPEN", "DENIED_OPEN", "PATIENT_OPEN", "CREDIT")) {
          open.merge(owner(entry, all), entry.number("amount_cents"), Long::sum);
        }
      }
    }
    open.values().removeIf(cents -> cents == 0);
    return open;
  }

  private static String owner(Row entry, List<Row> claims) {
    return switch (entry.text("bucket")) {
      case "PATIENT_OPEN" -> "PATIENT";
      case "CREDIT" -> "CREDIT";
      case "PAYER_OPEN" -> payer(claims, entry.number("payer_level"));
      default ->
          payer(
              claims,
              claims.stream()
                  .filter(claim -> claim.day("adjudicated_on") != null)
                  .mapToLong(claim -> claim.number("level"))
                  .max()
                  .orElse(1));
    };
  }

  private static String payer(List<Row> claims, long level) {
    return claims.stream()
            .filter(claim -> claim.number("level") == level)
            .map(claim -> claim.text("payer_id"))
            .findFirst()
            .orElse("")
        + " "
        + level;
  }

  /** Charges that were posted in the 90 days up to today. */
  long charges() {
    return -ledger.values().stream()
        .flatMap(List::stream)
        .filter(entry -> entry.text("bucket").equals("CHARGE"))
        .filter(entry -> entry.on("posted_on").isAfter(today.minusDays(90)))
        .mapToLong(entry -> entry.number("amount_cents"))
        .sum();
  }

  /** What was left to later payers in 90 days: what they were asked, less what was taken back. */
  long leftToLater() {
    return ledger.values().stream()
        .flatMap(List::stream)
        .filter(entry -> entry.text("bucket").equals("PAYER_OPEN"))
        .filter(entry -> entry.number("payer_level") > 1)
        .filter(entry -> entry.on("posted_on").isAfter(today.minusDays(90)))
        .filter(
            entry ->
                entry.text("posting_id").startsWith("REV-") == entry.number("amount_cents") < 0)
        .mapToLong(entry -> entry.number("amount_cents"))
        .sum();
  }
}
