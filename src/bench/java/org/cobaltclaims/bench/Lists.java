package org.cobaltclaims.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The answers of the desk's lists with 50,000 open tasks and 500,000 claims, from the request to
 * the last byte of the rows, against counting the open tasks by an index.
 */
public final class Lists {

  private static final int FAMILIES = 250_000;
  private static final int OPEN_TASKS = 50_000;
  private static final int DONE_TASKS = 100_000;
  private static final int DAYS = 900;
  private static final int BATCH = 25_000;
  private static final int PAYERS = 40;
  private static final int WARM = 40;
  private static final int MEASURED = 41;
  private static final String PASSWORD = "a long enough secret";
  private static final List<String> STATES =
      List.of(
          "ADJUDICATED",
          "ADJUDICATED",
          "ADJUDICATED",
          "ADJUDICATED",
          "CROSSED_OVER",
          "SENT",
          "ACCEPTED",
          "ACCEPTED",
          "CLOSED",
          "QUEUED",
          "REJECTED",
          "DRAFT");
  private static final List<String> KINDS =
      List.of(
          "WORK_DENIAL", "CHASE_REMITTANCE", "MATCH_PAYMENT", "CORRECT_REJECTION", "CORRECT_CLAIM");

  private static final String PRACTICE =
      """
      practice:
        name: RIVER VALLEY COUNSELING
        npi: "1234567893"
        taxId: "123456789"
        submitterId: RVC001
        contactName: BILLING OFFICE
        contactPhone: "5555550100"
      clearinghouses:
        - name: main
          receiverId: CLRHOUSE01
          receiverName: EXAMPLE CLEARINGHOUSE
          test: true
      """;

  private final Random random = new Random(7);
  private final LocalDate today = LocalDate.now();
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String address;
  private String token = "";

  private Lists(JdbcTemplate jdbc, TransactionTemplate transactions, String address) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.address = address;
  }

  public static void main(String[] args) throws Exception {
    print();
  }

  /** Fills a database of its own and prints the time of each answer. */
  static void print() throws Exception {
    // Filling takes minutes; a folder that is named is filled once and kept.
    String kept = System.getProperty("cobalt.bench.lists", "");
    Path data =
        kept.isEmpty()
            ? Files.createTempDirectory("cobalt-lists")
            : Files.createDirectories(Path.of(kept));
    Files.writeString(data.resolve("practice.yml"), PRACTICE);
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(CobaltApplication.class)
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(Clock.class, Clock::systemDefaultZone))
            .web(WebApplicationType.SERVLET)
            .run(
                "--camunda.client.enabled=false",
                "--cobalt.engine=none",
                "--server.port=0",
                "--logging.level.root=ERROR",
                "--cobalt.data=" + data)) {
      Accounts accounts = application.getBean(Accounts.class);
      boolean filled = !accounts.none();
      if (!filled) {
        accounts.add("dana", "Dana", Set.of(Role.BILLING_MANAGER), PASSWORD, false);
      }
      Lists lists =
          new Lists(
              application.getBean(JdbcTemplate.class),
              application.getBean(TransactionTemplate.class),
              "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"));
      if (!filled) {
        lists.fill();
      }
      lists.measure();
    } finally {
      if (kept.isEmpty()) {
        FileSystemUtils.deleteRecursively(data);
      }
    }
  }

  private void fill() {
    List<Object[]> patients = new ArrayList<>();
    List<Object[]> families = new ArrayList<>();
    List<Object[]> claims = new ArrayList<>();
    for (int i = 0; i < FAMILIES; i++) {
      String id = "F%09d".formatted(i);
      if (i % 5 == 0) {
        patients.add(new Object[] {"P" + i, "Last" + i % 9973, "First" + i % 997});
      }
      // As they come: one day after the other.
      LocalDate served = today.minusDays(DAYS - (long) i * DAYS / FAMILIES);
      families.add(new Object[] {id, "V" + i, "P" + i / 5 * 5, served, served, served});
      for (int level = 1; level <= 2; level++) {
        String state = STATES.get(random.nextInt(STATES.size()));
        claims.add(
            new Object[] {id + level, id, level, served, "PAY" + random.nextInt(PAYERS), state});
      }
      if (families.size() == BATCH) {
        transactions.executeWithoutResult(status -> write(patients, families, claims));
      }
    }
    List<Object[]> tasks = new ArrayList<>();
    for (int i = 0; i < OPEN_TASKS + DONE_TASKS; i++) {
      boolean open = i < OPEN_TASKS;
      tasks.add(
          new Object[] {
            "T" + i,
            KINDS.get(random.nextInt(KINDS.size())),
            "S" + i,
            "F%09d".formatted(random.nextInt(FAMILIES)),
            "PAY" + random.nextInt(PAYERS),
            "CO-" + random.nextInt(200),
            open ? "OPEN" : "DONE",
            today.plusDays(random.nextInt(60) - 10),
            today.minusDays(random.nextInt(30)),
            random.nextInt(1_000_000),
            random.nextInt(100),
            random.nextInt(10) == 0 ? today.plusDays(random.nextInt(9)) : null,
            random.nextInt(3) == 0 ? "user" + random.nextInt(9) : null,
            open ? null : today.minusDays(random.nextInt(200))
          });
    }
    transactions.executeWithoutResult(status -> write(tasks));
    jdbc.execute("ANALYZE");
  }

  private void write(List<Object[]> tasks) {
    jdbc.batchUpdate(
        "INSERT INTO task (id, kind, subject, occurrence, family_id, payer_id, reason, state,"
            + " group_name, due_on, opened_on, money_cents, priority, follow_up_on, assignee,"
            + " closed_on) VALUES (?, ?, ?, 1, ?, ?, ?, ?, 'billing', ?, ?, ?, ?, ?, ?, ?)",
        tasks);
  }

  private void write(List<Object[]> patients, List<Object[]> families, List<Object[]> claims) {
    jdbc.batchUpdate(
        "INSERT INTO patient (id, lock_version, practice, last_name, first_name, middle_name,"
            + " suffix, gender) VALUES (?, 0, 'P', ?, ?, '', '', 'F')",
        patients);
    jdbc.batchUpdate(
        "INSERT INTO claim_family (id, lock_version, practice_claim, patient_id, state,"
            + " charge_cents, service_from, service_to, content, opened_on)"
            + " VALUES (?, 0, ?, ?, 'OPEN', 10000, ?, ?, '{}', ?)",
        families);
    jdbc.batchUpdate(
        "INSERT INTO payer_claim (id, lock_version, family_id, level, service_from, payer_id,"
            + " state, origin) VALUES (?, 0, ?, ?, ?, ?, ?, 'SENT')",
        claims);
    patients.clear();
    families.clear();
    claims.clear();
  }

  private void measure() throws Exception {
    logIn();
    double count =
        median(
            () ->
                jdbc.queryForObject("SELECT COUNT(*) FROM task WHERE state = 'OPEN'", Long.class));
    System.out.printf(
        Locale.ROOT, "lists: counting %d open tasks by an index %.1f ms%n", OPEN_TASKS, count);
    answer(count, "work", "view=mine");
    answer(count, "work", "view=all");
    answer(count, "work", "view=denials&sort=-money");
    answer(count, "work", "view=all&sort=payer");
    answer(count, "work", "view=all&payer=PAY7");
    answer(count, "work", "view=all&reason=CO-11&money=500");
    answer(count, "work", "view=all&search=Last77");
    answer(count, "claims", "view=open");
    answer(count, "claims", "view=secondaries");
    answer(count, "claims", "view=all");
    answer(count, "claims", "view=all&payer=PAY7");
    answer(count, "claims", "view=open&age=90");
    answer(count, "claims", "view=all&held=true");
    answer(count, "claims", "view=all&search=Last77");
  }

  private void answer(double count, String list, String wish) throws Exception {
    double millis = median(() -> post("/" + list + "/rows", wish));
    System.out.printf(
        Locale.ROOT,
        "lists: %-7s %-32s %6.1f ms, %5.1f times an indexed count%n",
        list,
        wish,
        millis,
        millis / count);
  }

  private static double median(Callable<?> work) throws Exception {
    for (int i = 0; i < WARM; i++) {
      work.call();
    }
    double[] millis = new double[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      long begin = System.nanoTime();
      work.call();
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return millis[MEASURED / 2];
  }

  private void logIn() throws IOException, InterruptedException {
    String page = get("/login");
    token = found(page, "name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    post("/login", "username=dana&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
    token = found(get("/work"), "name=\"csrf\"[^>]*content=\"([^\"]+)\"");
  }

  private static String found(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in the page: " + page);
    }
    return matcher.group(1);
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)).build());
  }

  private String post(String path, String form) throws IOException, InterruptedException {
    String body = form + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        browser.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
    }
    return answer.body();
  }
}
