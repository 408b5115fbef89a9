package org.cobaltclaims.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Set;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;

/** Of member ids whoever needs no more sees the last four characters; whole ones nowhere. */
class MaskedIdentifiersTest extends ApplicationTest {

  @Autowired private Accounts accounts;
  @Autowired private MockMvc web;

  @BeforeEach
  void accounts() {
    accounts.add("cody", "Cody Marsh", Set.of(Role.CODER), "a long enough secret", false);
    accounts.add("bill", "Bill Ortiz", Set.of(Role.BILLER), "a long enough secret", false);
  }

  @Test
  void whatWaitsToBeMatchedIsComparedByTheLastFour() throws Exception {
    sent();
    String remittance = receive(era(text -> text.replaceFirst("CLP\\*[^*]+", "CLP*UNKNOWN")));
    String path = "/payments/" + remittance + "/match";
    assertThat(seen(Role.BILLER, "bill", path)).contains("PRI12345");
    assertThat(seen(Role.CODER, "cody", path)).contains("••••2345").doesNotContain("PRI12345");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/coverages", "/coverages/history", "/eligibility"})
  void programsOfACoderSeeNoMoreThanThePages(String rest) throws Exception {
    String patient = families.findById(family).orElseThrow().patientId();
    jdbc.update(
        "INSERT INTO eligibility (id, patient_id, payer_id, member_id, service_on)"
            + " VALUES ('E1', ?, '12345', 'PRI12345', '2026-10-05')",
        patient);
    jdbc.update(
        "INSERT INTO coverage_history (patient_id, payer_id, member_id, act, place,"
            + " effective_from, changed_at, changed_by, reason)"
            + " VALUES (?, '12345', 'PRI12345', 'DATED', 1, '2026-10-05', '2026-10-05', 'x', 'y')",
        patient);
    String path = "/api/patients/" + patient + rest;
    assertThat(seen(Role.BILLER, "bill", path)).contains("PRI12345");
    assertThat(seen(Role.CODER, "cody", path)).contains("••••2345").doesNotContain("PRI12345");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/payer-claims/x/appeals/1/letter", "/api/remittances/x/scan"})
  void lettersAndScansAreForWhoSeesIdentifiers(String path) throws Exception {
    web.perform(get(path).with(user("cody").authorities(authorities(Role.CODER))))
        .andExpect(status().isForbidden());
    web.perform(get(path).with(user("bill").authorities(authorities(Role.BILLER))))
        .andExpect(status().is4xxClientError())
        .andExpect(result -> assertThat(result.getResponse().getStatus()).isNotEqualTo(403));
  }

  private String seen(Role role, String name, String path) throws Exception {
    return web.perform(get(path).with(user(name).authorities(authorities(role))))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static SimpleGrantedAuthority[] authorities(Role role) {
    return Role.permissions(Set.of(role)).stream()
        .map(permission -> new SimpleGrantedAuthority(permission.name()))
        .toArray(SimpleGrantedAuthority[]::new);
  }
}
