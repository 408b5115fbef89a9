package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.cobaltclaims.engine.embedded.EngineTexts;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.simulator.SamplePractice;
import org.cobaltclaims.testing.Identifiers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Patients' names, member ids, birth dates, addresses and record numbers stand in the database, in
 * files and on pages, and nowhere else: no log line, process variable, job header, incident, metric
 * or address of a page holds one. Other samples with {@code -Dcobalt.test.seeds=7,8}.
 */
class IdentifiersTest {

  private static final int CLAIMS = 12;
  private static final int DAYS = 9;
  private static final int MOST_PAGES = 120;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final Pattern LINK = Pattern.compile("(?:href|hx-get|src)=\"(/[^\"#]*)");

  private final HttpClient client = HttpClient.newHttpClient();

  static Stream<Long> seeds() {
    return Arrays.stream(System.getProperty("cobalt.test.seeds", "52").split(","))
        .map(String::strip)
        .map(Long::valueOf);
  }

  /** No {@code @Configuration}, so that scans of the whole application pass it by. */
  static class Watch {

    /** From the moment when the engine is there, which is before anything is deployed. */
    static final class Records implements BeanPostProcessor {
      private @Nullable EngineTexts texts;

      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof EmbeddedEngine engine) {
          texts = EngineTexts.of(engine);
        }
        return bean;
      }

      Collection<String> all() {
        return Objects.requireNonNull(texts).all();
      }
    }

    @Bean
    static Records records() {
      return new Records();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void identifiersStandNowhereButInDatabaseFilesAndPages(long seed, @TempDir Path data)
      throws Exception {
    Map<String, Collection<String>> texts = new LinkedHashMap<>();
    Set<String> identifiers;
    try (ConfigurableApplicationContext context = practice(seed, data)) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      identifiers = identifiers(jdbc);
      String address =
          "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
      Set<String> pages = walk(address);
      assertThat(pages).hasSizeGreaterThan(60);
      mistakes(address, identifiers);
      texts.put("address of a page", pages);
      texts.put("metric", lines(get(address + "/actuator/prometheus")));
      texts.put("health", lines(get(address + "/actuator/health")));
      texts.put("engine", context.getBean(Watch.Records.class).all());
      texts.put("outbox", strings(jdbc, "SELECT variables FROM engine_message"));
      texts.put("audit log", strings(jdbc, "SELECT target FROM audit_entry"));
      texts.put("root", strings(jdbc, "SELECT root_id FROM process_root"));
    }
    texts.put("log", Files.readAllLines(data.resolve("cobalt.log")));

    assertThat(identifiers).hasSizeGreaterThan(3 * 10);
    assertThat(texts.get("engine")).hasSizeGreaterThan(500);
    assertThat(texts.get("audit log")).hasSizeGreaterThan(15);
    List<String> found = new ArrayList<>();
    texts.forEach(
        (where, all) ->
            all.forEach(
                text -> {
                  for (String identifier : Identifiers.in(text, identifiers)) {
                    found.add(where + ": " + identifier + " in " + shortened(text));
                  }
                }));
    assertThat(found).isEmpty();
  }

  private static ConfigurableApplicationContext practice(long seed, Path data) throws Exception {
    new SamplePractice(data, Plan.standard(seed, CLAIMS), FIRST).writeSettings();
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(CobaltApplication.class, Watch.class)
            .run(
                "--cobalt.data=" + data,
                "--cobalt.clock.start=" + Demonstration.openingOf(FIRST),
                "--server.port=0",
                "--cobalt.demo-seed=" + seed);
    new Demonstration(
            data,
            new DemoState(seed, CLAIMS, Plan.WEEK, FIRST, FIRST),
            context.getBean(Settling.class),
            context.getBean(EmbeddedEngine.class),
            Demonstration.Office.EMPTY,
            context.getBean(JdbcClient.class))
        .run(DAYS, (day, settled) -> {});
    return context;
  }

  /** What names a patient, as single words where it has several. */
  private static Set<String> identifiers(JdbcClient jdbc) throws Exception {
    Set<String> found = new TreeSet<>();
    for (String column : List.of("last_name", "first_name", "record_number")) {
      strings(jdbc, "SELECT DISTINCT %s FROM patient".formatted(column)).forEach(found::add);
    }
    strings(jdbc, "SELECT DISTINCT member_id FROM coverage").forEach(found::add);
    for (String day : strings(jdbc, "SELECT DISTINCT birth_date FROM patient")) {
      found.add(day);
      found.add(day.replace("-", ""));
    }
    for (String content : strings(jdbc, "SELECT content FROM claim_family")) {
      for (JsonNode street : new ObjectMapper().readTree(content).findValues("line1")) {
        found.add(street.asText());
      }
    }
    found.removeIf(word -> word.length() < 3);
    return found;
  }

  private static List<String> strings(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(String.class).list().stream()
        .filter(each -> each != null && !each.isBlank())
        .toList();
  }

  private static String shortened(String text) {
    return text.length() > 400 ? text.substring(0, 400) : text;
  }

  private static List<String> lines(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().lines().toList();
  }

  /** Every page that a link leads to, from the first ones on; its address is what counts. */
  private Set<String> walk(String address) throws Exception {
    Set<String> seen = new TreeSet<>();
    Deque<String> next =
        new ArrayDeque<>(
            List.of(
                "/work",
                "/claims",
                "/ready",
                "/batches",
                "/files",
                "/payments",
                "/deposits",
                "/patients",
                "/dashboard",
                "/days",
                "/settings",
                "/intake",
                "/audit",
                "/team"));
    seen.addAll(next);
    int pages = 0;
    while (!next.isEmpty() && pages < MOST_PAGES) {
      HttpResponse<String> answer = get(address + next.poll());
      pages++;
      LINK.matcher(answer.body())
          .results()
          .map(link -> link.group(1).replace("&amp;", "&"))
          .filter(link -> !link.startsWith("/desk/") && !link.startsWith("/vendor/"))
          .filter(link -> !link.endsWith("/events"))
          .filter(seen::add)
          .forEach(next::add);
    }
    return seen;
  }

  /** What people and programs get wrong, with a patient in it. */
  private void mistakes(String address, Set<String> identifiers) throws Exception {
    String name = identifiers.iterator().next();
    for (String body :
        List.of(
            "{\"last\": " + name + "}",
            "[\"" + name + "\"]",
            "{\"query\": {\"a\": \"" + name + "\"}}")) {
      for (String path :
          List.of(
              "/api/claims",
              "/api/patients",
              "/api/patients/find",
              "/patients/find",
              "/api/accounts",
              "/api/remittance-drafts",
              "/payments/claims")) {
        client.send(
            HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
      }
    }
  }

  private HttpResponse<String> get(String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address.replace(" ", "%20"))).build(),
        BodyHandlers.ofString());
  }
}
