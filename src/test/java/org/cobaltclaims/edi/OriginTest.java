package org.cobaltclaims.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where data came from is no part of what it says. */
class OriginTest {

  @Test
  void originsNeverTellTwoRecordsApart() {
    Origin one = Origin.of(new Segment("AMT", List.of(List.of("D"), List.of("12")), 31));

    assertThat(one).isEqualTo(Origin.NONE).hasSameHashCodeAs(Origin.NONE);
    assertThat(one).isNotEqualTo("AMT");
  }

  @Test
  void theSegmentAndItsPositionAreKept() {
    Origin origin = Origin.of(new Segment("AMT", List.of(List.of("D"), List.of("12")), 31));

    assertThat(origin.position()).isEqualTo(31);
    assertThat(origin.segment()).isNotNull();
    assertThat(origin.segment().element(2)).isEqualTo("12");
    assertThat(origin).hasToString("AMT at 31");
    assertThat(Origin.NONE.position()).isZero();
    assertThat(Origin.NONE.segment()).isNull();
  }
}
