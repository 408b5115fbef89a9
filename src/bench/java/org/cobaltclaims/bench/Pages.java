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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.cobaltclaims.dashboard.Kpi;
import org.cobaltclaims.dashboard.KpiBuild;
import org.cobaltclaims.dashboard.ProcessPlaces;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The answers of the desk's lists and of the dashboards in a practice with 1,000,000 claims, from
 * the request to the last byte, against counting the open tasks by an index.
 */
public final class Pages {

  private static final int WARM = 10;
  private static final int MEASURED = 21;
  private static final String PERSON = "bench";
  private static final String PASSWORD = "a long enough secret";

  private final JdbcTemplate jdbc;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final @Nullable Plans plans;
  private final String address;
  private String token = "";
  private double count;

  private Pages(JdbcTemplate jdbc, @Nullable Plans plans, String address) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.address = address;
  }

  public static void main(String[] args) throws Exception {
    print();
  }

  /** Fills a practice of its own, or takes the one that is kept, and prints each answer's time. */
  static void print() throws Exception {
    // Filling takes long; a folder that is named is filled once and kept.
    String kept = System.getProperty("cobalt.bench.data", "");
    Path data = kept.isEmpty() ? Files.createTempDirectory("cobalt-pages") : Path.of(kept);
    // An address of MySQL; user and password as an installation has them (SPRING_DATASOURCE_...).
    String database = System.getProperty("cobalt.bench.database", "");
    LargePractice.demo(data, database);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--camunda.client.enabled=false",
                "--cobalt.engine=none",
                "--server.port=0",
                "--logging.level.root=ERROR",
                "--cobalt.data=" + data));
    if (!database.isEmpty()) {
      arguments.add(
          "--spring.datasource.url="
              + database
              + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
              + "&rewriteBatchedStatements=true");
    }
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(CobaltApplication.class)
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(Clock.class, Clock::systemDefaultZone))
            .web(WebApplicationType.SERVLET)
            .run(arguments.toArray(String[]::new))) {
      JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
      Accounts accounts = application.getBean(Accounts.class);
      if (accounts.find(PERSON).isEmpty()) {
        accounts.add(PERSON, "Bench", Set.of(Role.BILLING_MANAGER), PASSWORD, false);
      }
      KpiBuild kpis = application.getBean(KpiBuild.class);
      LargePractice practice =
          new LargePractice(
              jdbc, application.getBean(TransactionTemplate.class), !database.isEmpty());
      if (!practice.isFull()) {
        // Every decision is looked at while its content is still there.
        kpis.build();
        practice.fill();
      }
      Pages pages =
          new Pages(
              jdbc,
              database.isEmpty() ? null : new Plans(jdbc),
              "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"));
      pages.builds(kpis, application.getBean(ProcessPlaces.class));
      pages.measure();
      if (pages.plans != null) {
        new PostingAmongMany(Store.of(application, data), pages.plans).print();
      }
    } finally {
      if (kept.isEmpty()) {
        FileSystemUtils.deleteRecursively(data);
      }
    }
  }

  private void builds(KpiBuild kpis, ProcessPlaces places) {
    System.out.printf(
        Locale.ROOT,
        "pages: %,d claims, %,d open tasks, %,d ledger entries%n",
        rows("payer_claim"),
        rows("task WHERE state = 'OPEN'"),
        rows("ledger_entry"));
    // Once a day in a practice, and once in a folder that is kept.
    long built = kpis.last().map(KpiBuild.Built::claims).orElse(0L);
    if (built < rows("payer_claim")) {
      System.out.printf(Locale.ROOT, "pages: building the figures %.1f s%n", seconds(kpis::build));
    }
    System.out.printf(
        Locale.ROOT, "pages: building the process map %.1f s%n", seconds(places::build));
  }

  private long rows(String of) {
    Long rows = jdbc.queryForObject("SELECT COUNT(*) FROM " + of, Long.class);
    return rows == null ? 0 : rows;
  }

  private static double seconds(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private void measure() throws Exception {
    logIn();
    count =
        median(
            () ->
                jdbc.queryForObject("SELECT COUNT(*) FROM task WHERE state = 'OPEN'", Long.class));
    System.out.printf(Locale.ROOT, "pages: counting the open tasks by an index %.1f ms%n", count);
    rows("work", "view=mine");
    rows("work", "view=all");
    rows("work", "view=denials&sort=-money");
    rows("work", "view=all&sort=payer");
    rows("work", "view=all&payer=12345");
    rows("work", "view=all&reason=CO-197&money=300");
    rows("work", "view=all&search=BLOOM");
    rows("claims", "view=open");
    rows("claims", "view=secondaries");
    rows("claims", "view=all");
    rows("claims", "view=all&payer=12345");
    rows("claims", "view=open&age=90");
    rows("claims", "view=all&held=true");
    rows("claims", "view=all&search=BLOOM");
    rows("patients", "view=all");
    rows("patients", "view=owing");
    page("/work");
    page("/claims");
    page("/ready");
    page("/batches?group=all");
    page("/files");
    page("/payments?view=open");
    page("/payments?view=all");
    page("/deposits");
    page("/patients");
    page("/dashboard");
    page("/dashboard?payer=12345");
    for (Kpi kpi : Kpi.values()) {
      page("/dashboard/kpis/" + kpi.id());
    }
    page("/dashboard/process");
    page("/dashboard/process?process=claim-family&payer=12345");
  }

  private void rows(String list, String wish) throws Exception {
    say("/" + list + "/rows " + wish, () -> post("/" + list + "/rows", wish));
  }

  private void page(String path) throws Exception {
    say(path, () -> get(path));
  }

  private void say(String what, Callable<?> work) throws Exception {
    double millis = median(work);
    System.out.printf(
        Locale.ROOT,
        "pages: %-56s %7.1f ms, %5.1f times an indexed count%n",
        what,
        millis,
        millis / count);
    if (plans != null) {
      plans.print(work::call, 1);
    }
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
    post(
        "/login",
        "username=" + PERSON + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
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
