package org.cobaltclaims.retention.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.access.Role;
import org.cobaltclaims.retention.LegalHold;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.cobaltclaims.retention.LegalHolds;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.CountedStatements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Legal holds over HTTP: who places and releases them, what is said, and who sees why. */
@Import(CountedStatements.class)
class HoldPageTest extends ApplicationTest {

  private static final LegalHolds.Actor SOMEBODY = new LegalHolds.Actor("dana", "test");
  private static final String WHY = "Doe v. Clinic, letter of 02/01";

  @Autowired private MockMvc web;
  @Autowired private Accounts accounts;
  @Autowired private LegalHolds holds;
  @Autowired private AuditLog audit;
  private final ObjectMapper json = new ObjectMapper();

  @BeforeEach
  void people() {
    for (Role role : Role.values()) {
      accounts.add(account(role), role.label(), Set.of(role), "a long enough secret", false);
    }
  }

  private static String account(Role role) {
    return "the." + role.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Test
  void aHoldIsPlacedAndReleasedAndBothAreInTheAuditLog() throws Exception {
    JsonNode placed = body(place(Scope.CLAIM, family, WHY, "key"), 200);

    assertThat(placed.get("placedBy").asText()).isEqualTo(account(Role.BILLING_MANAGER));
    assertThat(placed.get("reason").asText()).isEqualTo(WHY);
    JsonNode released = body(release(placed.get("id").asText(), "settled"), 200);
    assertThat(released.get("releasedBy").asText()).isEqualTo(account(Role.BILLING_MANAGER));
    String id = placed.get("id").asText();
    assertThat(audit.newest(account(Role.BILLING_MANAGER), false, 20))
        .extracting(e -> e.target() + " " + e.outcome() + " " + e.source())
        .contains(
            "legal hold %s on CLAIM %s placed 127.0.0.1".formatted(id, family),
            "legal hold %s on CLAIM %s released 127.0.0.1".formatted(id, family),
            "POST /api/holds 200 127.0.0.1")
        .noneMatch(entry -> entry.contains("Doe"));
    assertThat(audit.verify().fault()).isEmpty();
  }

  @Test
  void sentTwiceOrAtTheSameTimeItIsOneHold() throws Exception {
    List<Callable<Integer>> clicks = new ArrayList<>();
    IntStream.range(0, 4)
        .forEach(i -> clicks.add(() -> place(Scope.CLAIM, family, WHY, "key").getStatus()));
    try (ExecutorService people = Executors.newFixedThreadPool(4)) {
      Set<Integer> answers = new HashSet<>();
      for (Future<Integer> click : people.invokeAll(clicks)) {
        answers.add(click.get());
      }
      assertThat(answers).containsExactly(200);
    }

    assertThat(holds.all()).hasSize(1);
    assertThat(audit.newest("", false, 50))
        .filteredOn(entry -> entry.outcome().equals("placed"))
        .hasSize(1);
    place(Scope.CLAIM, family, "another matter", "another key");
    assertThat(holds.all()).hasSize(2);
  }

  @Test
  void releasedTwiceTheSecondIsToldWhoWasFirst() throws Exception {
    LegalHold hold = holds.place("key", Scope.CLAIM, family, WHY, SOMEBODY);
    holds.release(hold.id(), "settled", SOMEBODY);

    JsonNode refused = body(release(hold.id(), "settled once more"), 409);

    assertThat(refused.get("detail").asText())
        .isEqualTo("This hold was released already, on 11/21/2026 by dana.");
    assertThat(holds.find(hold.id()).orElseThrow().releaseReason()).isEqualTo("settled");
  }

  @ParameterizedTest
  @CsvSource({
    "CLAIM, NOSUCHONE0, a reason, 404, subject",
    "PATIENT, nobody, a reason, 404, subject",
    "PAYER, nobody, a reason, 404, subject",
    "CLAIM, '', ' ', 422, reason",
  })
  void whatIsWrongIsSaidAtItsField(
      Scope scope, String subject, String reason, int status, String field) throws Exception {
    JsonNode refused =
        body(place(scope, subject.isEmpty() ? family : subject, reason, "key"), status);

    assertThat(refused.at("/fields/0/field").asText()).isEqualTo(field);
    assertThat(holds.all()).isEmpty();
  }

  @Test
  void aReasonHasItsLengthAndAHoldItsKind() throws Exception {
    assertThat(body(place(Scope.CLAIM, family, "x".repeat(501), "key"), 422).toString())
        .contains("at most 500");
    body(place(Scope.CLAIM, family, "x".repeat(500), "key"), 200);
    body(release("nothing", "over"), 404);
    assertThat(body(send("/api/holds", json.createObjectNode().put("reason", "x")), 422).toString())
        .contains("PATIENT, CLAIM or PAYER");
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "BILLING_MANAGER", mode = EnumSource.Mode.EXCLUDE)
  void nobodyButABillingManagerSeesTheListPlacesOrReleases(Role role) throws Exception {
    LegalHold hold = holds.place("key", Scope.CLAIM, family, WHY, SOMEBODY);

    ObjectNode wanted = wanted(Scope.CLAIM, family, "mine", "mine");
    assertThat(call(post("/api/holds"), wanted, role).getStatus()).isEqualTo(403);
    assertThat(
            call(
                    post("/api/holds/{id}/release", hold.id()),
                    json.createObjectNode().put("reason", "x"),
                    role)
                .getStatus())
        .isEqualTo(403);
    for (String path : List.of("/holds", "/api/holds")) {
      assertThat(call(get(path), json.createObjectNode(), role).getStatus()).isEqualTo(403);
    }
    assertThat(holds.all()).containsExactly(hold);
  }

  @Test
  void theClaimSaysThatItIsHeldWhateverTheHoldIsOnAndTheReasonToManagersOnly() throws Exception {
    String page = "/claims/" + family;
    String patient = families.findById(family).orElseThrow().patientId();
    assertThat(page(page, Role.BILLING_MANAGER)).doesNotContain("Legal hold since");
    LegalHold onVisit = holds.place("1", Scope.CLAIM, family, "matter one", SOMEBODY);
    LegalHold onPatient = holds.place("2", Scope.PATIENT, patient, "matter two", SOMEBODY);
    LegalHold onPayer = holds.place("3", Scope.PAYER, claim(1).payerId(), "matter three", SOMEBODY);

    assertThat(page(page, Role.BILLING_MANAGER))
        .contains(
            "Legal hold since 11/21/2026: matter one",
            "Legal hold since 11/21/2026: matter two",
            "Legal hold since 11/21/2026: matter three",
            "On this visit.",
            "data-legal=\"CLAIM\"");
    for (Role role : List.of(Role.BILLER, Role.CODER, Role.POSTER)) {
      assertThat(page(page, role))
          .contains("Legal hold since 11/21/2026", "A billing manager knows why")
          .doesNotContain("matter", "data-legal", "/desk/hold.js", "href=\"/holds\"");
    }
    for (LegalHold hold : List.of(onVisit, onPatient, onPayer)) {
      holds.release(hold.id(), "over", SOMEBODY);
    }
    assertThat(page(page, Role.BILLING_MANAGER)).doesNotContain("Legal hold since");
  }

  @Test
  void theChartMarksThePatientAndTheVisitsThatAreHeld() throws Exception {
    String patient = families.findById(family).orElseThrow().patientId();
    String page = "/patients/" + patient;
    LegalHold onVisit = holds.place("1", Scope.CLAIM, family, "matter one", SOMEBODY);
    assertThat(page(page, Role.BILLER))
        .contains(">Legal hold</span>")
        .doesNotContain("Legal hold since", "matter");
    holds.release(onVisit.id(), "over", SOMEBODY);
    LegalHold onPayer = holds.place("2", Scope.PAYER, claim(1).payerId(), "matter two", SOMEBODY);
    assertThat(page(page, Role.BILLER)).contains(">Legal hold</span>");
    holds.release(onPayer.id(), "over", SOMEBODY);
    assertThat(page(page, Role.BILLER)).doesNotContain("Legal hold");

    holds.place("3", Scope.PATIENT, patient, "matter three", SOMEBODY);

    assertThat(page(page, Role.BILLING_MANAGER))
        .contains("Legal hold since 11/21/2026: matter three", "the patient, with all visits");
    for (Role role : List.of(Role.BILLER, Role.FRONT_DESK)) {
      assertThat(page(page, role))
          .contains("Legal hold since 11/21/2026")
          .doesNotContain("matter", "data-legal", "href=\"/holds\"");
    }
  }

  @Test
  void theListHasItsPartsWithWhoDidWhatAndLinks() throws Exception {
    String patient = families.findById(family).orElseThrow().patientId();
    String payer = claim(1).payerId();
    holds.place("1", Scope.CLAIM, family, "matter one", SOMEBODY);
    holds.place("2", Scope.PATIENT, patient, "matter two <b>", SOMEBODY);
    LegalHold over = holds.place("3", Scope.PAYER, payer, "matter three", SOMEBODY);
    clock.setTo(LocalDate.of(2026, 11, 25));
    holds.release(over.id(), "audit closed", new LegalHolds.Actor("lena", "test"));

    assertThat(page("/holds", Role.BILLING_MANAGER))
        .contains(
            "matter one",
            "matter two &lt;b&gt;",
            "href=\"/claims/%s\"".formatted(family),
            "href=\"/patients/%s\"".formatted(patient),
            "by dana",
            "11/21/2026",
            "data-release")
        .doesNotContain("matter three");
    assertThat(page("/holds?view=released", Role.BILLING_MANAGER))
        .contains(
            "matter three",
            "href=\"/claims?view=all&amp;payer=%s\"".formatted(payer),
            "audit closed",
            "by lena",
            "11/25/2026")
        .doesNotContain("matter one", "data-release");
    assertThat(page("/holds?view=all&scope=PATIENT", Role.BILLING_MANAGER))
        .contains("matter two")
        .doesNotContain("matter one", "matter three");
    assertThat(call(post("/holds/export?view=all"), json.createObjectNode(), Role.BILLING_MANAGER))
        .satisfies(
            file ->
                assertThat(file.getContentAsString(StandardCharsets.UTF_8).lines())
                    .hasSize(4)
                    .anyMatch(line -> line.contains("audit closed")));
  }

  @Test
  void anEmptyListSaysWhatToDo() throws Exception {
    assertThat(page("/holds", Role.BILLING_MANAGER)).contains("No legal hold is in force");
    assertThat(page("/holds?view=released", Role.BILLING_MANAGER))
        .contains("No legal hold was released");
    assertThat(page("/holds?scope=PAYER", Role.BILLING_MANAGER)).contains("No such holds");
  }

  @Test
  void whatWasPurgedHasNoLink() throws Exception {
    LegalHold hold = holds.place("1", Scope.CLAIM, family, "matter one", SOMEBODY);
    holds.release(hold.id(), "over", SOMEBODY);
    jdbc.update("UPDATE legal_hold SET subject = '', reason = 'purged', release_reason = 'purged'");

    assertThat(page("/holds?view=all", Role.BILLING_MANAGER))
        .contains("purged")
        .doesNotContain("href=\"/claims/\"", "class=\"open\"");
  }

  @Test
  void aLongListComesInPartsAndAsksNoMoreForMore() throws Exception {
    holds.place("0", Scope.CLAIM, family, WHY, SOMEBODY);
    page("/holds", Role.BILLING_MANAGER);
    long before = CountedStatements.sent();
    page("/holds", Role.BILLING_MANAGER);
    long few = CountedStatements.sent() - before;
    IntStream.range(1, 130)
        .forEach(i -> holds.place("key " + i, Scope.CLAIM, family, "matter " + i, SOMEBODY));

    before = CountedStatements.sent();
    String page = page("/holds", Role.BILLING_MANAGER);

    // The settings are looked at anew now and then.
    assertThat(CountedStatements.sent() - before).isLessThanOrEqualTo(few + 5);
    assertThat(Pattern.compile("<tr data-id=").matcher(page).results()).hasSize(100);
    assertThat(page).contains("Show more: 100 of 130 shown");
    String more = page("/holds?size=300", Role.BILLING_MANAGER);
    assertThat(Pattern.compile("<tr data-id=").matcher(more).results()).hasSize(130);
  }

  private MockHttpServletResponse place(Scope scope, String subject, String reason, String key)
      throws Exception {
    return send("/api/holds", wanted(scope, subject, reason, key));
  }

  private MockHttpServletResponse release(String id, String reason) throws Exception {
    return send("/api/holds/" + id + "/release", json.createObjectNode().put("reason", reason));
  }

  private ObjectNode wanted(Scope scope, String subject, String reason, String key) {
    return json.createObjectNode()
        .put("scope", scope.name())
        .put("subject", subject)
        .put("reason", reason)
        .put("key", key);
  }

  private MockHttpServletResponse send(String path, ObjectNode body) throws Exception {
    return call(post(path), body, Role.BILLING_MANAGER);
  }

  private MockHttpServletResponse call(
      MockHttpServletRequestBuilder request, ObjectNode body, Role role) throws Exception {
    return web.perform(
            request
                .with(user(account(role)).authorities(authorities(role)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString()))
        .andReturn()
        .getResponse();
  }

  private JsonNode body(MockHttpServletResponse answer, int status) throws Exception {
    String text = answer.getContentAsString(StandardCharsets.UTF_8);
    assertThat(answer.getStatus()).as(text).isEqualTo(status);
    return json.readTree(text);
  }

  private String page(String path, Role role) throws Exception {
    MockHttpServletResponse answer = call(get(path), json.createObjectNode(), role);
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private static SimpleGrantedAuthority[] authorities(Role role) {
    return Role.permissions(Set.of(role)).stream()
        .map(permission -> new SimpleGrantedAuthority(permission.name()))
        .toArray(SimpleGrantedAuthority[]::new);
  }
}
