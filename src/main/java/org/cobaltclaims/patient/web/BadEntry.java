package org.cobaltclaims.patient.web;

import java.util.List;
import java.util.stream.Collectors;
import org.cobaltclaims.patient.CoverageFields.Fault;

/** What was entered about a coverage cannot be used; each fault names its field. */
final class BadEntry extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  BadEntry(List<Fault> faults) {
    super(
        faults.stream()
            .map(fault -> fault.field() + ": " + fault.message())
            .collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  List<Fault> faults() {
    return faults;
  }
}
