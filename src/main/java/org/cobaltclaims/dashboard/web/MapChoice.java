package org.cobaltclaims.dashboard.web;

import java.util.Optional;
import org.cobaltclaims.dashboard.ProcessStep;
import org.jspecify.annotations.Nullable;

/**
 * What of the process map is looked at, as an address has it.
 *
 * @param process a model's id; the payer claim's without it
 * @param payer id; all without it
 * @param step an element's id; none without it
 * @param sort a column, a minus before it for the greatest first; as the process goes without it
 * @param page of what rests at the step, from 1
 */
record MapChoice(
    @Nullable String process,
    @Nullable String payer,
    @Nullable String step,
    @Nullable String sort,
    @Nullable String page) {

  private static final String USUAL = "payer-claim";
  private static final int MOST_PAGES = 100_000;

  /** The process; the usual one where there is none of that id. */
  String processId() {
    return process != null && ProcessStep.PROCESSES.contains(process) ? process : USUAL;
  }

  @Nullable String payerId() {
    return payer == null || payer.isBlank() ? null : payer.strip();
  }

  /** The step that is looked into; empty if none is, or the process has none of that id. */
  Optional<ProcessStep> chosen() {
    return ProcessStep.of(processId()).stream()
        .filter(one -> one.element().equals(step))
        .findFirst();
  }

  /** The element whose row is marked; empty if none is. */
  String element() {
    return step == null ? "" : step;
  }

  String order() {
    return sort == null ? "" : sort;
  }

  int pageNumber() {
    return page != null && page.matches("[1-9]\\d{0,5}")
        ? Math.min(MOST_PAGES, Integer.parseInt(page))
        : 1;
  }
}
