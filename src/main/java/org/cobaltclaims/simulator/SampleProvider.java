package org.cobaltclaims.simulator;

import java.util.List;

/** A clinician of the sample practice, invented, with an NPI that passes its check digit. */
record SampleProvider(String last, String first, String npi, String taxonomy) {

  static final List<SampleProvider> RENDERING =
      List.of(
          new SampleProvider("RIVERA", "ANA", CheckDigit.npi("198765432"), "2084P0800X"),
          new SampleProvider("OSTROWSKI", "HENRY", CheckDigit.npi("187654321"), "207Q00000X"),
          new SampleProvider("BANERJEE", "MIRA", CheckDigit.npi("176543210"), "103TC0700X"),
          new SampleProvider("FALK", "TOBIAS", CheckDigit.npi("165432109"), "363LF0000X"));
}
