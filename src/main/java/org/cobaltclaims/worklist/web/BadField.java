package org.cobaltclaims.worklist.web;

import java.util.List;
import org.cobaltclaims.worklist.TaskForm.Fault;

/** What a request says cannot be used. */
final class BadField extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  BadField(String field, String message) {
    this(List.of(new Fault(field, message)));
  }

  BadField(List<Fault> faults) {
    super(String.join("; ", faults.stream().map(f -> f.field() + " " + f.message()).toList()));
    this.faults = List.copyOf(faults);
  }

  List<Fault> faults() {
    return faults;
  }
}
