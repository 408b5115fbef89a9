package org.cobaltclaims.coordination.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.cobaltclaims.claim.ChosenChannels;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.claim.process.FamilyProgress;
import org.cobaltclaims.remittance.RemittanceHeader.ProviderAdjustment;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.transmission.RemittanceSegments;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What a person changes in a later payer's claim before it is made. */
class SecondaryEditingTest extends ApplicationTest {

  @Autowired private MockMvc web;
  @Autowired private FamilyProgress progress;
  @Autowired private ChosenChannels channels;
  @Autowired private RemittanceSegments segments;
  @Autowired private Remittances remittances;

  @Test
  void whatConcernsTheLaterPayerAloneGoesOutWithItsClaim() throws Exception {
    sent();
    receive(era(text -> text));
    edit("{\"delayReason\": \"7\"}").andExpect(status().isUnprocessableEntity());
    edit("{\"channel\": \"FAX\"}").andExpect(status().isUnprocessableEntity());
    edit("{\"authorization\": \"AUTH4711\", \"note\": \"see EOB\"}")
        .andExpect(status().isNoContent());
    progress.next(family);
    edit("{\"delayReason\": \"7\"}").andExpect(status().isNoContent());

    prepare(family + "2", "ELECTRONIC");

    web.perform(get("/api/versions/" + family + "2A/837"))
        .andExpect(content().string(containsString("REF*G1*AUTH4711")))
        .andExpect(content().string(containsString("NTE*ADD*SEE EOB")));
    assertThat(claim(2).delayReason()).isEqualTo("7");
    edit("{\"authorization\": \"OTHER\"}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(containsString("delete it")));
    assertThat(timeline.of(family).stream().map(Timeline.Entry::text))
        .noneMatch(text -> text.contains("AUTH4711"));
  }

  @Test
  void paperIsChosenAndTheChoiceTakenBack() throws Exception {
    sent();
    receive(era(text -> text));
    progress.next(family);
    edit("{\"channel\": \"PRINT\"}").andExpect(status().isNoContent());
    assertThat(channels.isPrinted(family + "2")).isTrue();
    assertThat(prepare(family + "2", "PAPER").routing().electronicCob()).isFalse();
    web.perform(
            post("/api/claims/" + family + "2/delete?by=ann")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"not on paper\"}"))
        .andExpect(status().isOk());
    edit("{\"channel\": \"\"}").andExpect(status().isNoContent());
    assertThat(channels.isPrinted(family + "2")).isFalse();
  }

  @Test
  @DisplayName("every posted cent leads to its segment, and to those of its claim only")
  void theSegmentsOfAClaimAreFoundByOneOfThem() throws Exception {
    sent();
    receive(era(text -> text));
    String remittance =
        jdbc.queryForObject(
            "SELECT remittance_id FROM claim_payment WHERE payer_claim_id = ?",
            String.class,
            family + "1");
    int clp = remittances.posted(family + "1").getFirst().segment();
    RemittanceSegments.Part part = segments.around(remittance, clp + 1).orElseThrow();
    assertThat(part.rows().getFirst().text()).startsWith("CLP*");
    assertThat(part.rows().stream().filter(RemittanceSegments.Row::wanted)).hasSize(1);
    assertThat(part.rows().stream().filter(row -> row.text().startsWith("CLP*"))).hasSize(1);
    assertThat(part.rows()).noneMatch(row -> row.text().matches("(LX|PLB|SE)\\*.*"));
    assertThat(segments.around(remittance, 2)).isEmpty();
    assertThat(segments.around("none", clp)).isEmpty();
  }

  @Test
  @DisplayName("a provider adjustment leads to the PLB segments, and to no claim's")
  void theSegmentsBesideTheClaimsAreFound() throws Exception {
    sent();
    String remittance =
        receive(
            era(
                text ->
                    text.replace(
                            "L6:ACM2026110200441*-1.25~",
                            "L6:A*-1~\nPLB*1234567893*20261231*L6:B*-.25~")
                        .replace("SE*33", "SE*34")));
    List<ProviderAdjustment> adjustments = remittances.providerAdjustments(remittance);
    assertThat(adjustments).hasSize(2);
    int second = adjustments.get(1).segment();
    RemittanceSegments.Part part = segments.around(remittance, second).orElseThrow();
    assertThat(part.beside()).isTrue();
    assertThat(part.rows())
        .extracting(row -> row.text().substring(0, 4))
        .containsExactly("PLB*", "PLB*");
    assertThat(part.rows().get(1).wanted()).isTrue();
    web.perform(get("/claims/segments/" + remittance + "/" + second))
        .andExpect(content().string(containsString("L6:B*-.25")))
        .andExpect(content().string(containsString("beside the claims")));
    web.perform(get("/payments/" + remittance))
        .andExpect(content().string(containsString("data-segment=\"" + second + "\"")));
  }

  @Test
  @DisplayName("paper (PWK) goes beside the claim to this payer, and no other's")
  void paperIsNamedForThisPayerAlone() throws Exception {
    sent();
    receive(era(text -> text));
    for (String wrong :
        List.of(
            "'paperworkType': 'OB'",
            "'paperworkType': 'OB', 'paperworkBy': 'FX'",
            "'paperworkType': 'OB', 'paperworkBy': 'FX', 'paperworkNumber': 'A*1'",
            "'paperworkType': 'OB', 'paperworkBy': 'AA', 'paperworkNumber': 'DOC1'",
            "'paperworkType': 'QQ', 'paperworkBy': 'AA'",
            "'paperworkBy': 'FX', 'paperworkNumber': 'DOC1'")) {
      edit("{" + wrong.replace('\'', '"') + "}").andExpect(status().isUnprocessableEntity());
    }
    edit("{\"paperworkType\": \"M1\", \"paperworkBy\": \"AA\"}").andExpect(status().isNoContent());
    edit("{\"paperworkType\": \"\"}").andExpect(status().isNoContent());
    edit("{\"paperworkType\": \"OB\", \"paperworkBy\": \"FX\", \"paperworkNumber\": \"DOC-4711\"}")
        .andExpect(status().isNoContent());
    web.perform(get("/claims/" + family + "/payers/2"))
        .andExpect(content().string(containsString("value=\"DOC-4711\"")))
        .andExpect(content().string(containsString("11 Office")));

    progress.next(family);
    prepare(family + "2", "ELECTRONIC");
    web.perform(get("/api/versions/" + family + "2A/837"))
        .andExpect(content().string(containsString("PWK*OB*FX***AC*DOC-4711~")));
    web.perform(get("/api/versions/" + family + "1A/837"))
        .andExpect(content().string(not(containsString("PWK"))));
    edit("{\"paperworkType\": \"\"}").andExpect(status().isUnprocessableEntity());
  }

  private ResultActions edit(String body) throws Exception {
    return web.perform(
        put("/api/claims/" + family + "2/edits?by=ann")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }
}
