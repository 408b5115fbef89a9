package org.cobaltclaims.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cobaltclaims.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Whoever sees the last four characters of member ids sees no more of them anywhere: every page and
 * call there is, over the data of the demo (DOMAIN 11, minimum necessary).
 */
class MemberIdsBrowserTest extends BrowserTest {

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  /** Of each page so many; of each call that changes something, fewer. */
  private static final int READ = 10;

  private static final int CHANGED = 2;

  /** Ends never. */
  private static final String STREAM = "/work/events";

  /**
   * With what the variables of an address are filled, in their order; the first beginning that
   * fits.
   */
  private static final List<String[]> EXAMPLES =
      List.of(
          of(
              "/claims/{family}/payers/",
              "SELECT family_id, level FROM payer_claim WHERE level > 1"),
          of(
              "/claims/segments/",
              "SELECT remittance_id, REGEXP_SUBSTR(body, '\"segment\":([0-9]+)', 1, 1, 'c', 1)"
                  + " FROM claim_payment WHERE body LIKE '%\"memberIds\":[\"%'"),
          of("/claims/models/", "SELECT 'payer-claim'"),
          of("/claims/", "SELECT id FROM claim_family"),
          of(
              "/api/families/{family}/coverages/{level}",
              "SELECT family_id, level FROM payer_claim ORDER BY level DESC"),
          of("/api/families/", "SELECT id FROM claim_family"),
          of("/api/payer-claims/{id}/appeals/", "SELECT id, 1 FROM payer_claim"),
          of("/api/payer-claims/", "SELECT id FROM payer_claim"),
          of("/api/claims/", "SELECT id FROM payer_claim ORDER BY level DESC, id"),
          of("/api/versions/", "SELECT pcn FROM claim_version"),
          of("/api/files/", "SELECT id FROM exchange_file"),
          of("/batches/", "SELECT id FROM batch"),
          of("/api/batches/", "SELECT id FROM batch"),
          of("/api/print-batches/", "SELECT id FROM print_batch"),
          of("/work/", "SELECT id FROM task ORDER BY state DESC, id"),
          of("/payments/of-task/", "SELECT id FROM task WHERE kind = 'MATCH_PAYMENT'"),
          of("/api/tasks/", "SELECT id FROM task ORDER BY state DESC, id"),
          of("/payments/{id}/claims/", "SELECT remittance_id, id FROM claim_payment"),
          of("/payments/drafts/", "SELECT id FROM remittance_draft"),
          of("/payments/correct/", "SELECT id FROM claim_payment"),
          of("/payments/", "SELECT id FROM remittance"),
          of("/api/payments/", "SELECT id FROM claim_payment"),
          of("/api/remittances/", "SELECT id FROM remittance"),
          of("/api/remittance-drafts/", "SELECT id FROM remittance_draft"),
          of("/deposits/", "SELECT id FROM deposit"),
          of("/api/deposits/", "SELECT id FROM deposit"),
          of("/api/days/", "SELECT DISTINCT posted_on FROM ledger_entry"),
          of("/api/months/", "SELECT '2026-01'"),
          of("/api/rates/", "SELECT id FROM payer"),
          of("/settings/decisions/{id}/versions/", "SELECT id, 1 FROM decision_table"),
          of("/settings/decisions/", "SELECT id FROM decision_table"),
          of("/settings/versions/", "SELECT 1"),
          of("/settings/", "SELECT 'practice'"),
          of("/api/settings/versions/", "SELECT 1"),
          of(
              "/api/patients/{patient}/coverages/{place}",
              "SELECT patient_id, ordinal + 1 FROM coverage"),
          of("/api/patients/{patient}/statements/", "SELECT id, '2026-03-30' FROM patient"),
          of("/api/patients/{patient}/portal/entries/", "SELECT id, 'none' FROM patient"),
          of("/api/patients/{patient}/payments/", "SELECT id, 'none' FROM patient"),
          of("/api/patients/", "SELECT id FROM patient"),
          of("/patients/", "SELECT id FROM patient"),
          of("/portal/", "SELECT 'none'"),
          of("/intake/patients/", "SELECT id FROM patient"),
          of("/dashboard/kpis/", "SELECT 'era-lag'"),
          of("/api/kpis/", "SELECT 'era-lag'"),
          of("/api/accounts/", "SELECT 'nobody'"),
          of("/api/holds/", "SELECT 'none'"),
          of("/api/decisions/{id}/versions/", "SELECT id, 1 FROM decision_table"),
          of("/api/decisions/", "SELECT id FROM decision_table"));

  private final Map<String, List<List<String>>> examples = new LinkedHashMap<>();
  private final Set<String> members = new TreeSet<>();

  private static String[] of(String beginning, String query) {
    return new String[] {beginning, query};
  }

  @Override
  protected void prepare(Path data) throws IOException {
    String url =
        "jdbc:h2:file:%s;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            .formatted(data.resolve("db/cobalt").toAbsolutePath());
    try (Connection db = DriverManager.getConnection(url, "sa", "")) {
      rows(db, "SELECT DISTINCT member_id FROM coverage").forEach(row -> members.add(row.get(0)));
      for (String[] example : EXAMPLES) {
        examples.put(example[0], rows(db, example[1]));
      }
    } catch (SQLException e) {
      throw new IOException("the demo's database cannot be read", e);
    }
  }

  private static List<List<String>> rows(Connection db, String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = db.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** One page or call, its variables still in braces. */
  private record Mapping(RequestMethod method, String pattern) {}

  @Test
  void aCoderMeetsNoWholeMemberIdOnAnyPageOrCall() throws IOException {
    assertThat(members).hasSizeGreaterThan(20).allMatch(id -> id.length() > 5);
    seenByWhoNeedsThem();
    logInAsCoder();
    List<String> seen = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    Set<String> answered = new TreeSet<>();
    for (Mapping mapping : mappings()) {
      boolean reads = mapping.method() == RequestMethod.GET;
      for (String path : paths(mapping.pattern(), reads ? READ : CHANGED)) {
        APIResponse answer = call(mapping.method(), path);
        if (answer.status() >= 500) {
          broken.add(mapping + " " + path + " " + answer.status());
        }
        if (answer.ok()) {
          answered.add(mapping.pattern());
        }
        member(text(answer)).ifPresent(id -> seen.add(id + " in " + mapping.method() + " " + path));
      }
    }
    assertThat(seen).as("where a whole member id stands").isEmpty();
    assertThat(broken).as("what failed").isEmpty();
    assertThat(answered).contains("/claims/{family}", "/claims/segments/{remittance}/{number}");
    refusalsAreExpected();
  }

  /** Otherwise the walk of who does not see them would prove nothing. */
  private void seenByWhoNeedsThem() throws IOException {
    for (String pattern :
        List.of(
            "/claims/{family}",
            "/claims/{family}/payers/{level}",
            "/claims/segments/{remittance}/{number}",
            "/payments/{id}/claims/{payment}",
            "/patients/{patient}",
            "/intake/patients/{patient}",
            "/api/patients",
            "/api/patients/{patient}",
            "/api/patients/{patient}/coverages",
            "/api/versions/{pcn}/837",
            "/api/claims/{claim}/packet.pdf",
            "/api/files/{id}/content")) {
      boolean found = false;
      for (String path : paths(pattern, Integer.MAX_VALUE)) {
        found = member(text(call(RequestMethod.GET, path))).isPresent();
        if (found) {
          break;
        }
      }
      assertThat(found).as("a member id on %s for a manager", pattern).isTrue();
    }
    refusalsAreExpected();
  }

  /** A member id that stands whole in a text, as a word of its own. */
  private Optional<String> member(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(members::contains)
        .findFirst();
  }

  private void logInAsCoder() {
    post(
        "/api/accounts",
        """
        {"name": "cody", "displayName": "Cody Marsh", "password": "%s", "roles": ["CODER"]}
        """
            .formatted(PASSWORD));
    newPage(1440, 900);
    logIn("cody");
    page.getByLabel("Present password").fill(PASSWORD);
    page.getByLabel("New password").fill("one that is his own");
    page.getByRole(AriaRole.BUTTON).click();
    page.waitForURL("**/work**");
  }

  private APIResponse call(RequestMethod method, String path) {
    RequestOptions options =
        RequestOptions.create().setMethod(method.name()).setMaxRedirects(0).setTimeout(60_000);
    if (method != RequestMethod.GET) {
      options
          .setHeader(meta("csrf-header"), meta("csrf"))
          .setHeader("Content-Type", path.startsWith("/api") ? "application/json" : form(path))
          .setData(path.startsWith("/api") || path.equals("/patients/find") ? "{}" : "view=all");
    }
    return page.request().fetch(address() + path, options);
  }

  private static String form(String path) {
    return path.equals("/patients/find") || path.equals("/payments/claims")
        ? "application/json"
        : "application/x-www-form-urlencoded";
  }

  private String meta(String name) {
    return page.locator("meta[name=%s]".formatted(name)).first().getAttribute("content");
  }

  /** What a person reads in an answer; a picture cannot be read and has to be refused. */
  private static String text(APIResponse answer) throws IOException {
    String type = answer.headers().getOrDefault("content-type", "");
    if (answer.ok() && type.startsWith("application/pdf")) {
      try (PDDocument pdf = Loader.loadPDF(answer.body())) {
        return new PDFTextStripper().getText(pdf);
      }
    }
    assertThat(type).as(answer.url()).doesNotStartWith("image/").doesNotContain("zip");
    return answer.text();
  }

  /** The addresses of a page, with what there is in the demo. */
  private List<String> paths(String pattern, int most) {
    if (!pattern.contains("{")) {
      return List.of(pattern);
    }
    List<List<String>> rows =
        examples.entrySet().stream()
            .filter(example -> pattern.startsWith(example.getKey()))
            .findFirst()
            .map(Map.Entry::getValue)
            .orElseThrow(() -> new AssertionError("no example for " + pattern));
    return rows.stream().limit(most).map(row -> filled(pattern, row)).toList();
  }

  private static String filled(String pattern, List<String> row) {
    int[] next = {0};
    return VARIABLE
        .matcher(pattern)
        .replaceAll(found -> Matcher.quoteReplacement(row.get(next[0]++)));
  }

  /** All pages and calls that have a rule; what only reads comes first. */
  private static List<Mapping> mappings() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    List<Mapping> all = new ArrayList<>();
    scan.findCandidateComponents("org.cobaltclaims").stream()
        .map(found -> type(String.valueOf(found.getBeanClassName())))
        .forEach(type -> add(type, all));
    assertThat(all).hasSizeGreaterThan(100);
    return all.stream()
        .filter(mapping -> mapping.pattern().matches("/(?!account|login|setup).+"))
        .filter(mapping -> !mapping.pattern().equals(STREAM))
        .sorted(
            Comparator.comparing((Mapping mapping) -> mapping.method() != RequestMethod.GET)
                .thenComparing(Mapping::pattern))
        .toList();
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Class<?> type, List<Mapping> all) {
    RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
    String beginning = above == null ? "" : above.path()[0];
    for (Method method : type.getDeclaredMethods()) {
      RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
      if (own != null) {
        String pattern = beginning + (own.path().length == 0 ? "" : own.path()[0]);
        all.add(new Mapping(own.method()[0], pattern));
      }
    }
  }
}
