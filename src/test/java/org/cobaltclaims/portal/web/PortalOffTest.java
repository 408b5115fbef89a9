package org.cobaltclaims.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.cobaltclaims.testing.ApplicationTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Where nobody has turned the portal on there is none. */
class PortalOffTest extends ApplicationTest {

  @Autowired private MockMvc web;

  @Test
  void nothingAnswersUnderItsAddress() throws Exception {
    for (String path : List.of("/portal", "/portal/home", "/portal/entries/1", "/portal/refused")) {
      String shown =
          web.perform(get(path))
              .andExpect(status().isNotFound())
              .andReturn()
              .getResponse()
              .getContentAsString();
      assertThat(shown).isEmpty();
      web.perform(post(path).with(csrf())).andExpect(status().isNotFound());
    }
  }

  @Test
  void nobodyIsInvited() throws Exception {
    String patient = families.findById(family).orElseThrow().patientId();
    web.perform(post("/api/patients/" + patient + "/portal/invitation"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(Matchers.containsString("cobalt.portal.enabled")));
    assertThat(jdbc.queryForList("SELECT id FROM portal_invitation")).isEmpty();
  }
}
