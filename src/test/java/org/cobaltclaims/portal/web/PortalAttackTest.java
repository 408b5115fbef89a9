package org.cobaltclaims.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.access.Role;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.portal.PortalEntries;
import org.cobaltclaims.portal.PortalEntry;
import org.cobaltclaims.portal.PortalInvitation;
import org.cobaltclaims.portal.PortalInvitations;
import org.cobaltclaims.testing.ApplicationTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The portal is attacked: with other patients' links, ids and sessions, and with what is typed. */
@TestPropertySource(properties = "cobalt.portal.enabled=true")
class PortalAttackTest extends ApplicationTest {

  private static final String COOKIE = "COBALT_PORTAL";
  private static final String OTHER = "other-patient";
  private static final LocalDate OTHERS_BIRTH = LocalDate.of(1950, 5, 5);

  @Autowired private MockMvc web;
  @Autowired private Accounts accounts;
  @Autowired private Patients patients;
  @Autowired private PortalInvitations invitations;
  @Autowired private PortalEntries entries;
  @Autowired private AuditLog audit;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private String patient = "";
  private LocalDate born = LocalDate.MIN;

  /** Every test comes from an address of its own: attempts in vain are counted by it. */
  private static int addresses;

  private String from = "";

  @BeforeEach
  void twoPatients() {
    from = "10.1.0." + ++addresses;
    accounts.add("dana", "Dana", Set.of(Role.BILLING_MANAGER, Role.ADMIN), "a long secret", false);
    patient = families.findById(family).orElseThrow().patientId();
    born = Objects.requireNonNull(patients.findById(patient).orElseThrow().birthDate());
    jdbc.update(
        "INSERT INTO patient (id, lock_version, practice, last_name, first_name, middle_name,"
            + " suffix, birth_date, gender) VALUES (?, 0, 'NPI', 'OTHER', 'OLGA', '', '', ?, 'F')",
        OTHER,
        OTHERS_BIRTH);
    for (int i = 0; i < 2; i++) {
      jdbc.update(
          "INSERT INTO coverage (patient_id, ordinal, payer_id, member_id, group_number,"
              + " relationship, effective_from, confirmed_on)"
              + " VALUES (?, ?, '12345', ?, '', '18', '2026-01-01', '2026-01-01')",
          OTHER,
          i,
          "OTHERSECRET" + i);
    }
  }

  private PortalInvitations.Made invite(String who) {
    return invitations.invite(who, "dana");
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder call) throws Exception {
    return web.perform(
            call.with(
                request -> {
                  request.setRemoteAddr(from);
                  return request;
                }))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse knock(String link, String code, @Nullable LocalDate day)
      throws Exception {
    return send(
        post("/portal")
            .param("link", link)
            .param("code", code)
            .param("born", String.valueOf(day))
            .with(csrf()));
  }

  private Cookie enter(String who) throws Exception {
    PortalInvitations.Made made = invite(who);
    MockHttpServletResponse in =
        knock(made.token(), made.code(), who.equals(OTHER) ? OTHERS_BIRTH : born);
    assertThat(in.getRedirectedUrl()).isEqualTo("/portal/home");
    return Objects.requireNonNull(in.getCookie(COOKIE));
  }

  private static MockHttpServletRequestBuilder filledIn(Cookie in) {
    return post("/portal/insurance/new")
        .cookie(in)
        .with(csrf())
        .param("form", UUID.randomUUID().toString())
        .param("payer", "SECOND PLAN")
        .param("memberId", "W4711")
        .param("relationship", "18")
        .param("effectiveFrom", "2026-01-01");
  }

  private PortalEntry entered(Cookie in, String who) throws Exception {
    assertThat(send(filledIn(in)).getRedirectedUrl()).isEqualTo("/portal/home?said=entered");
    return entries.pending(who).getLast();
  }

  private static UserRequestPostProcessor manager() {
    return user("dana")
        .authorities(
            Role.permissions(Set.of(Role.BILLING_MANAGER, Role.ADMIN)).stream()
                .map(Permission::name)
                .map(SimpleGrantedAuthority::new)
                .toList());
  }

  /** One page or call, its variables filled with something. */
  private record Mapping(HttpMethod method, String path) {}

  private List<Mapping> mappings(boolean portal) {
    List<Mapping> all = new ArrayList<>();
    for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
      for (String pattern : mapping.getPatternValues()) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        if (pattern.startsWith("/portal") == portal) {
          String path = pattern.replace("{patient}", patient).replaceAll("\\{[^}]+}", "1");
          methods.forEach(method -> all.add(new Mapping(method.asHttpMethod(), path)));
        }
      }
    }
    return all;
  }

  @Test
  void aPortalSessionOpensNoPageAndNoCallOfTheStaff() throws Exception {
    Cookie in = enter(patient);
    List<String> open = new ArrayList<>();
    Set<String> doors = Set.of("/login", "/setup", "/error");
    for (Mapping mapping : mappings(false)) {
      if (doors.contains(mapping.path())) {
        continue;
      }
      MockHttpServletResponse answer =
          send(
              request(mapping.method(), mapping.path())
                  .cookie(in)
                  .with(csrf())
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{}"));
      boolean refused =
          Set.of(401, 403, 404).contains(answer.getStatus())
              || answer.getStatus() == 302 && "/login".equals(answer.getRedirectedUrl());
      if (!refused) {
        open.add(mapping + " " + answer.getStatus() + " " + answer.getRedirectedUrl());
      }
    }
    assertThat(mappings(false)).hasSizeGreaterThan(150);
    assertThat(open).isEmpty();
  }

  @Test
  void aStaffSessionOpensNothingOfThePortal() throws Exception {
    List<String> open = new ArrayList<>();
    for (Mapping mapping : mappings(true)) {
      if (mapping.path().equals("/portal")) {
        continue;
      }
      MockHttpServletResponse answer =
          send(request(mapping.method(), mapping.path()).with(manager()).with(csrf()));
      if (!"/portal?ended".equals(answer.getRedirectedUrl())) {
        open.add(mapping + " " + answer.getStatus());
      }
    }
    assertThat(mappings(true)).hasSizeGreaterThan(10);
    assertThat(open).isEmpty();
  }

  @Test
  void aPatientInTheSameBrowserLeavesTheStaffSessionAlone() throws Exception {
    Cookie in = enter(patient);
    MockHttpSession staff = new MockHttpSession();
    String id = staff.getId();
    assertThat(send(get("/portal/home").cookie(in).session(staff)).getStatus()).isEqualTo(200);
    send(post("/portal/leave").cookie(in).session(staff).with(csrf()));
    // A new id would log out whatever the desk is asking for at that moment with the old one.
    assertThat(staff.getId()).isEqualTo(id);
    assertThat(staff.isInvalid()).isFalse();
  }

  @Test
  void nobodyGetsInWithoutASessionOrWithAMadeUpOne() throws Exception {
    for (Mapping mapping : mappings(true)) {
      if (!mapping.path().equals("/portal")) {
        MockHttpServletResponse answer =
            send(
                request(mapping.method(), mapping.path())
                    .cookie(new Cookie(COOKIE, "AAAAAAAAAAAAAAAAAAAAAAAAAAA"))
                    .with(csrf()));
        assertThat(answer.getRedirectedUrl()).as("%s", mapping).isEqualTo("/portal?ended");
      }
    }
  }

  @Test
  void theDoorTellsNothingOfALink() throws Exception {
    PortalInvitations.Made replaced = invite(patient);
    PortalInvitations.Made expired = invite(patient);
    jdbc.update(
        "UPDATE portal_invitation SET expires_at = '2020-01-01 00:00:00' WHERE id = ?",
        expired.id());
    PortalInvitations.Made locked = invite(OTHER);
    for (int i = 0; i < 5; i++) {
      knock(locked.token(), "AAAAAAAA", OTHERS_BIRTH);
    }
    List<MockHttpServletResponse> answers = new ArrayList<>();
    answers.add(knock("AAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAA", born));
    answers.add(knock(replaced.token(), replaced.code(), born));
    answers.add(knock(expired.token(), expired.code(), born));
    answers.add(knock(locked.token(), locked.code(), OTHERS_BIRTH));
    PortalInvitations.Made open = invite(patient);
    answers.add(knock(open.token(), "AAAAAAAA", born));
    answers.add(knock(open.token(), open.code(), born.plusDays(1)));
    answers.add(knock(open.token(), open.code(), null));
    Set<String> told = new HashSet<>();
    for (MockHttpServletResponse answer : answers) {
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(answer.getCookie(COOKIE)).isNull();
      told.add(
          answer
              .getContentAsString()
              .replaceAll("name=\"(link|_csrf)\" value=\"[^\"]*\"", "$1")
              .replaceAll("value=\"[^\"]*\"", ""));
    }
    assertThat(told).hasSize(1);
    assertThat(told.iterator().next()).contains("That did not work");
    assertThat(knock(open.token(), open.code(), born).getRedirectedUrl()).isEqualTo("/portal/home");
    MockHttpServletResponse page = send(get("/portal").param("link", "AAAA"));
    assertThat(page.getContentAsString()).contains("Your code").doesNotContain("DOE");
  }

  @Test
  void anAddressThatGuessesHasToWaitWhateverTheLink() throws Exception {
    PortalInvitations.Made made = invite(patient);
    for (int i = 0; i < 20; i++) {
      assertThat(knock("unknown" + i, "AAAAAAAA", born).getStatus()).isEqualTo(200);
    }
    assertThat(knock("unknown", "AAAAAAAA", born).getStatus()).isEqualTo(429);
    assertThat(knock(made.token(), made.code(), born).getStatus()).isEqualTo(429);
    from = "10.2.0.1";
    assertThat(knock(made.token(), made.code(), born).getStatus()).isEqualTo(302);
  }

  @Test
  void guessesThatComeAtOnceAreCountedOneByOne() throws Exception {
    PortalInvitations.Made made = invite(patient);
    List<Callable<PortalInvitations.Attempt>> guesses = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      guesses.add(() -> invitations.open(made.token(), "AAAAAAAA", born));
    }
    try (ExecutorService several = Executors.newFixedThreadPool(4)) {
      for (Future<PortalInvitations.Attempt> guess : several.invokeAll(guesses)) {
        assertThat(guess.get().login()).isNull();
      }
    }
    assertThat(jdbc.queryForObject("SELECT failures FROM portal_invitation", Integer.class))
        .isEqualTo(5);
    assertThat(invitations.of(patient).getFirst().state()).isEqualTo(PortalInvitation.State.LOCKED);
  }

  @Test
  void aPatientSeesNothingOfAnother() throws Exception {
    Cookie in = enter(patient);
    for (String page : List.of("/portal/home", "/portal/balance", "/portal/insurance/new")) {
      String shown =
          send(get(page)
                  .cookie(in)
                  .param("patient", OTHER)
                  .param("patientId", OTHER)
                  .header("X-Patient", OTHER))
              .getContentAsString();
      assertThat(shown).doesNotContain("OTHERSECRET", "RET0", "RET1", OTHER, patient);
    }
    String member = patients.findById(patient).orElseThrow().coverages().getFirst().memberId();
    String home = send(get("/portal/home").cookie(in)).getContentAsString();
    assertThat(home).doesNotContain(member).contains("••••");
  }

  @Test
  void coveragesAndEntriesOfAnotherPatientAreNotThere() throws Exception {
    Cookie others = enter(OTHER);
    PortalEntry theirs = entered(others, OTHER);
    String home = send(get("/portal/home").cookie(others)).getContentAsString();
    String key = home.replaceAll("(?s).*?/portal/insurance/([0-9a-f]{24})/correct.*", "$1");
    assertThat(key).hasSize(24);
    assertThat(send(get("/portal/insurance/" + key + "/correct").cookie(others)).getStatus())
        .as("of its own patient")
        .isEqualTo(200);

    Cookie in = enter(patient);
    for (String path :
        List.of(
            "/portal/insurance/" + key + "/correct",
            "/portal/insurance/" + key + "/ended",
            "/portal/insurance/2/correct",
            "/portal/entries/" + theirs.id(),
            "/portal/entries/" + UUID.randomUUID())) {
      assertThat(send(get(path).cookie(in)).getStatus()).as(path).isEqualTo(404);
      MockHttpServletResponse sent =
          send(
              post(path)
                  .cookie(in)
                  .with(csrf())
                  .param("revision", "1")
                  .param("payer", "EVIL")
                  .param("memberId", "EVIL1")
                  .param("effectiveFrom", "2026-01-01")
                  .param("effectiveTo", "2026-02-01"));
      assertThat(sent.getStatus()).as(path).isEqualTo(404);
    }
    MockHttpServletResponse taken =
        send(post("/portal/entries/" + theirs.id() + "/withdraw").cookie(in).with(csrf()));
    assertThat(taken.getStatus()).isEqualTo(404);
    assertThat(entries.find(OTHER, theirs.id())).contains(theirs);
    assertThat(entries.pending(patient)).isEmpty();
  }

  @Test
  void idsInAFormMoveNothingToAnotherPatientOrState() throws Exception {
    Cookie in = enter(patient);
    MockHttpServletRequestBuilder forged =
        filledIn(in)
            .param("patient", OTHER)
            .param("patientId", OTHER)
            .param("patient_id", OTHER)
            .param("id", UUID.randomUUID().toString())
            .param("state", "ACCEPTED")
            .param("kind", "ENDED")
            .param("onFile.payerId", "12345")
            .param("decidedBy", "dana")
            .param("revision", "7");
    assertThat(send(forged).getStatus()).isEqualTo(302);
    assertThat(entries.pending(OTHER)).isEmpty();
    PortalEntry kept = entries.pending(patient).getFirst();
    assertThat(kept.state()).isEqualTo(PortalEntry.State.PENDING);
    assertThat(kept.kind()).isEqualTo(PortalEntry.Kind.NEW);
    assertThat(kept.onFile()).isEqualTo(PortalEntry.OnFile.NONE);
    assertThat(kept.revision()).isEqualTo(1);
  }

  @Test
  void whatWasSentOnceIsOneEntryAndNoEntryHasAnEffect() throws Exception {
    List<PatientCoverage> before = patients.findById(patient).orElseThrow().coverages();
    Cookie in = enter(patient);
    MockHttpServletRequestBuilder same = filledIn(in);
    send(same);
    send(same);
    assertThat(entries.pending(patient)).hasSize(1);
    assertThat(patients.findById(patient).orElseThrow().coverages()).isEqualTo(before);
    for (String table : List.of("eligibility", "added_coverage", "coverage_history", "task")) {
      assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class))
          .as(table)
          .isZero();
    }
    assertThat(jdbc.queryForList("SELECT id FROM payer WHERE name = 'SECOND PLAN'")).isEmpty();
  }

  @Test
  void onlySoManyEntriesWait() throws Exception {
    Cookie in = enter(patient);
    for (int i = 0; i < PortalEntries.MOST_PENDING; i++) {
      entered(in, patient);
    }
    MockHttpServletResponse more = send(filledIn(in));
    assertThat(more.getStatus()).isEqualTo(422);
    assertThat(more.getContentAsString()).contains("we still have to look at");
    assertThat(entries.pending(patient)).hasSize(PortalEntries.MOST_PENDING);
  }

  @Test
  void aRequestThatIsRepeatedAfterLogOutOrWithdrawalDoesNothing() throws Exception {
    Cookie in = enter(patient);
    assertThat(send(post("/portal/leave").cookie(in).with(csrf())).getRedirectedUrl())
        .isEqualTo("/portal?out");
    assertThat(send(filledIn(in)).getRedirectedUrl()).isEqualTo("/portal?ended");
    assertThat(send(get("/portal/home").cookie(in)).getRedirectedUrl()).isEqualTo("/portal?ended");

    Cookie again = enter(patient);
    send(
        request(HttpMethod.DELETE, "/api/patients/" + patient + "/portal/invitation")
            .with(manager())
            .with(csrf()));
    assertThat(send(filledIn(again)).getRedirectedUrl()).isEqualTo("/portal?ended");
    assertThat(entries.pending(patient)).isEmpty();
  }

  @Test
  void aCookieThatWasSetBeforeIsNotTheOneAfterwards() throws Exception {
    PortalInvitations.Made made = invite(patient);
    Cookie planted = new Cookie(COOKIE, "planted-by-somebody-else");
    MockHttpServletResponse in =
        send(
            post("/portal")
                .cookie(planted)
                .with(csrf())
                .param("link", made.token())
                .param("code", made.code())
                .param("born", born.toString()));
    Cookie own = Objects.requireNonNull(in.getCookie(COOKIE));
    assertThat(own.getValue()).isNotEqualTo(planted.getValue());
    assertThat(in.getHeader("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/portal");
    assertThat(send(get("/portal/home").cookie(planted)).getStatus()).isEqualTo(302);
    assertThat(send(get("/portal/home").cookie(own)).getStatus()).isEqualTo(200);
  }

  @Test
  void aFormOfAnotherSiteChangesNothing() throws Exception {
    Cookie in = enter(patient);
    MockHttpServletRequestBuilder foreign =
        post("/portal/insurance/new")
            .cookie(in)
            .param("form", UUID.randomUUID().toString())
            .param("payer", "SECOND PLAN")
            .param("memberId", "W4711")
            .param("effectiveFrom", "2026-01-01");
    assertThat(send(foreign).getStatus()).isEqualTo(403);
    assertThat(send(post("/portal/leave").cookie(in)).getStatus()).isEqualTo(403);
    assertThat(entries.pending(patient)).isEmpty();
    assertThat(send(get("/portal/home").cookie(in)).getStatus()).isEqualTo(200);
  }

  @Test
  void whatIsTypedIsTextWhereverItIsShown() throws Exception {
    String script = "<script>alert(1)</script>";
    String quote = "\"><img src=x onerror=alert(1)>";
    String formula = "=HYPERLINK(\"//evil\")";
    Cookie in = enter(patient);
    MockHttpServletRequestBuilder typed =
        post("/portal/insurance/new")
            .cookie(in)
            .with(csrf())
            .param("form", UUID.randomUUID().toString())
            .param("payer", script)
            .param("memberId", formula)
            .param("groupNumber", "${7+42}" + quote)
            .param("relationship", "01")
            .param("subscriberLast", quote)
            .param("subscriberFirst", "[[${7+42}]]")
            .param("subscriberBirthDate", "1970-01-01")
            .param("effectiveFrom", "2026-01-01");
    assertThat(send(typed).getStatus()).isEqualTo(302);
    PortalEntry entry = entries.pending(patient).getFirst();
    for (MockHttpServletRequestBuilder page :
        List.of(
            get("/portal/home").cookie(in),
            get("/portal/entries/" + entry.id()).cookie(in),
            get("/patients/" + patient).with(manager()),
            get("/patients/portal-entries").with(manager()))) {
      String shown = send(page).getContentAsString();
      assertThat(shown)
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain(script, "<img src=x")
          .doesNotContain("$49", ">49<");
    }
  }

  @Test
  void whatASpreadsheetWouldRunIsTextInAnExport() throws Exception {
    Cookie in = enter(patient);
    send(
        post("/portal/insurance/new")
            .cookie(in)
            .with(csrf())
            .param("form", UUID.randomUUID().toString())
            .param("payer", "=1+1")
            .param("memberId", "W1")
            .param("relationship", "18")
            .param("effectiveFrom", "2026-01-01"));
    PortalEntry entry = entries.pending(patient).getFirst();
    String body = acceptance(entry).replace("SECOND PLAN", entry.entered().payerName());
    assertThat(decide(entry, "accept", body).getStatus()).isEqualTo(200);
    jdbc.update("UPDATE payer_claim SET payer_id = '67891'");
    String csv = send(post("/claims/export").with(manager()).with(csrf())).getContentAsString();
    assertThat(csv).contains("'=1+1").doesNotContain(",=1+1");
  }

  @Test
  void whatIsTooLongOrCannotStandInAClaimIsRefused() throws Exception {
    Cookie in = enter(patient);
    String huge = "W".repeat(100_000);
    for (Map.Entry<String, String> field :
        Map.of(
                "payer", huge,
                "memberId", huge,
                "groupNumber", "G".repeat(51),
                "subscriberLast", "L".repeat(61),
                "subscriberFirst", huge,
                "filingIndicator", huge,
                "effectiveTo", huge)
            .entrySet()) {
      refused(in, field.getKey(), field.getValue());
    }
    refused(in, "memberId", "W1~SE*1");
    refused(in, "memberId", "W1\u0000");
    refused(in, "payer", "A\nB");
    refused(in, "effectiveFrom", "2026-02-30");
    refused(in, "effectiveFrom", "9999-12-31");
    refused(in, "relationship", "99");
    assertThat(entries.pending(patient)).isEmpty();
  }

  private void refused(Cookie in, String field, String value) throws Exception {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "payer", "SECOND PLAN",
                "memberId", "W1",
                "relationship", "01",
                "subscriberLast", "DOE",
                "subscriberFirst", "JOHN",
                "subscriberBirthDate", "1970-01-01",
                "effectiveFrom", "2026-01-01"));
    all.put(field, value);
    MockHttpServletRequestBuilder form =
        post("/portal/insurance/new").cookie(in).with(csrf()).param("form", "not-a-key");
    all.forEach(form::param);
    assertThat(send(form).getStatus()).as(field).isEqualTo(422);
  }

  @Test
  void everythingStandsInTheAuditLogAndNoNameOrNumberDoes() throws Exception {
    PortalInvitations.Made made = invite(patient);
    knock(made.token(), "AAAAAAAA", born);
    Cookie in = Objects.requireNonNull(knock(made.token(), made.code(), born).getCookie(COOKIE));
    send(get("/portal/balance").cookie(in));
    entered(in, patient);
    List<String> log =
        audit.after(0, 1_000).stream()
            .filter(entry -> entry.person().startsWith("portal "))
            .map(
                entry ->
                    "%s %s %s %s"
                        .formatted(entry.person(), entry.action(), entry.target(), entry.outcome()))
            .toList();
    String who = "portal " + made.id();
    assertThat(log)
        .containsExactly(
            who + " LOG_IN POST /portal refused",
            who + " LOG_IN POST /portal let in",
            who + " READ GET /portal/balance 200",
            who + " WRITE POST /portal/insurance/new 302");
    String whole =
        audit.after(0, 1_000).stream().map(Object::toString).collect(Collectors.joining());
    assertThat(whole).doesNotContain(made.token(), made.code(), "W4711", "SECOND PLAN");
  }

  private MockHttpServletResponse decide(PortalEntry entry, String act, String body)
      throws Exception {
    return send(
        post("/api/patients/" + entry.patientId() + "/portal/entries/" + entry.id() + "/" + act)
            .with(manager())
            .with(csrf())
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private static String acceptance(PortalEntry entry) {
    return """
    {"revision": %d, "coverage": {"payer": "67891", "payerName": "SECOND PLAN",
     "memberId": "%s", "relationship": "18", "effectiveFrom": "2026-01-01", "reason": "card"}}
    """
        .formatted(entry.revision(), entry.entered().memberId());
  }

  @Test
  void ofTwoWhoAcceptAtOnceOneIsToldAndTheCoverageIsThereOnce() throws Exception {
    int before = patients.findById(patient).orElseThrow().coverages().size();
    PortalEntry entry = entered(enter(patient), patient);
    List<Callable<Integer>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(() -> decide(entry, "accept", acceptance(entry)).getStatus());
    }
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> answer : two.invokeAll(both)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).containsExactlyInAnyOrder(200, 422);
    assertThat(patients.findById(patient).orElseThrow().coverages()).hasSize(before + 1);
    MockHttpServletResponse late = decide(entry, "refuse", "{\"revision\": 1, \"reason\": \"no\"}");
    assertThat(late.getContentAsString()).contains("dana has accepted it already");
    assertThat(jdbc.queryForList("SELECT member_id FROM eligibility", String.class))
        .containsExactly("W4711");
  }

  @Test
  void whoAcceptsWhatThePatientHasChangedMeanwhileIsTold() throws Exception {
    Cookie in = enter(patient);
    PortalEntry entry = entered(in, patient);
    MockHttpServletRequestBuilder change =
        post("/portal/entries/" + entry.id())
            .cookie(in)
            .with(csrf())
            .param("revision", "1")
            .param("payer", "SECOND PLAN")
            .param("memberId", "W9999")
            .param("relationship", "18")
            .param("effectiveFrom", "2026-01-01");
    assertThat(send(change).getRedirectedUrl()).isEqualTo("/portal/home?said=changed");
    assertThat(send(change).getRedirectedUrl())
        .as("the same window again, which has seen less")
        .isEqualTo("/portal/home?said=late");
    MockHttpServletResponse late = decide(entry, "accept", acceptance(entry));
    assertThat(late.getStatus()).isEqualTo(422);
    assertThat(late.getContentAsString()).contains("changed it meanwhile");

    PortalEntry now = entries.find(patient, entry.id()).orElseThrow();
    assertThat(decide(now, "accept", acceptance(now)).getStatus()).isEqualTo(200);
    assertThat(send(change.param("revision", "2")).getRedirectedUrl())
        .isEqualTo("/portal/home?said=late");
    MockHttpServletResponse back =
        send(post("/portal/entries/" + entry.id() + "/withdraw").cookie(in).with(csrf()));
    assertThat(back.getRedirectedUrl()).isEqualTo("/portal/home?said=late");
    assertThat(patients.findById(patient).orElseThrow().coverages())
        .extracting(PatientCoverage::memberId)
        .contains("W9999")
        .doesNotContain("W4711");
  }

  @Test
  void anAcceptanceThatFailsLeavesTheEntryPending() throws Exception {
    PortalEntry entry = entered(enter(patient), patient);
    MockHttpServletResponse wrong =
        decide(
            entry, "accept", acceptance(entry).replace("\"payer\":", "\"place\": 9, \"payer\":"));
    assertThat(wrong.getStatus()).isEqualTo(422);
    MockHttpServletResponse missing =
        decide(entry, "accept", acceptance(entry).replace("\"67891\"", "\"\""));
    assertThat(missing.getContentAsString()).contains("\"field\":\"payer\"");
    assertThat(entries.pending(patient)).hasSize(1);
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM eligibility", Long.class)).isZero();
  }

  @Test
  void correctionsAndEndsAreAcceptedByTheSameServicesAsThoseOfTheStaff() throws Exception {
    Cookie in = enter(OTHER);
    String home = send(get("/portal/home").cookie(in)).getContentAsString();
    String second = home.replaceAll("(?s).*/portal/insurance/([0-9a-f]{24})/correct.*", "$1");
    send(
        post("/portal/insurance/" + second + "/correct")
            .cookie(in)
            .with(csrf())
            .param("form", UUID.randomUUID().toString())
            .param("memberId", "")
            .param("groupNumber", "G77")
            .param("effectiveFrom", "2026-01-01"));
    PortalEntry corrected = entries.pending(OTHER).getFirst();
    assertThat(corrected.kind()).isEqualTo(PortalEntry.Kind.CORRECTION);
    assertThat(corrected.entered().memberId()).isEqualTo("OTHERSECRET1");
    assertThat(send(get("/portal/insurance/" + second + "/ended").cookie(in)).getStatus())
        .as("one thing at a time")
        .isEqualTo(404);
    String body =
        """
        {"revision": 1, "coverage": {"memberId": "OTHERSECRET1", "groupNumber": "G77",
         "effectiveFrom": "2026-01-01", "reason": "card"}}
        """;
    assertThat(decide(corrected, "accept", body).getStatus()).isEqualTo(200);
    PatientCoverage now = patients.findById(OTHER).orElseThrow().coverages().get(1);
    assertThat(now.groupNumber()).isEqualTo("G77");
    assertThat(jdbc.queryForList("SELECT member_id FROM eligibility", String.class))
        .containsExactly("OTHERSECRET1");

    send(
        post("/portal/insurance/" + second + "/ended")
            .cookie(in)
            .with(csrf())
            .param("form", UUID.randomUUID().toString())
            .param("effectiveTo", "06/30/2026"));
    PortalEntry ended = entries.pending(OTHER).getFirst();
    assertThat(ended.kind()).isEqualTo(PortalEntry.Kind.ENDED);
    String last =
        "{\"revision\": 1, \"coverage\": {\"effectiveTo\": \"2026-06-30\", \"reason\": \"card\"}}";
    assertThat(decide(ended, "accept", last).getStatus()).isEqualTo(200);
    assertThat(patients.findById(OTHER).orElseThrow().coverages().get(1).effectiveTo())
        .isEqualTo(LocalDate.of(2026, 6, 30));
  }

  @Test
  void whoMayNotEnterCoveragesInvitesNobodyAndDecidesNothing() throws Exception {
    PortalEntry entry = entered(enter(patient), patient);
    for (Role role : List.of(Role.POSTER, Role.CODER, Role.ADMIN, Role.AUDITOR)) {
      String name = role.name().toLowerCase(Locale.ROOT);
      accounts.add(name, name, Set.of(role), "a long secret", false);
      UserRequestPostProcessor who =
          user(name)
              .authorities(
                  Arrays.stream(Permission.values())
                      .filter(Role.permissions(Set.of(role))::contains)
                      .map(Permission::name)
                      .map(SimpleGrantedAuthority::new)
                      .toList());
      String at = "/api/patients/" + patient + "/portal/";
      for (String path :
          List.of(
              "invitation",
              "entries/" + entry.id() + "/accept",
              "entries/" + entry.id() + "/refuse")) {
        int status =
            send(post(at + path)
                    .with(who)
                    .with(csrf())
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{}"))
                .getStatus();
        assertThat(status).as("%s %s", role, path).isEqualTo(403);
      }
    }
    assertThat(entries.pending(patient)).hasSize(1);
  }
}
