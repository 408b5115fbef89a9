package org.cobaltclaims.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.claim.ProfessionalClaim.ProfessionalService;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** The service lines of a visit that is typed in. Rows with nothing in them are left out. */
final class VisitLines {

  private static final int NO_DIAGNOSIS = 99;
  private static final int MOST_MODIFIERS = 4;

  /** Of a service that is not named yet. */
  private static final String STAND_IN = "00000";

  private final List<ProfessionalClaim.Line> lines = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();
  private final List<VisitMessage> messages;
  private final VisitEntry entry;
  private final LocalDate day;

  /**
   * The lines.
   *
   * @param day of service where neither line nor visit says one
   * @param messages takes what is missing
   */
  VisitLines(VisitEntry entry, LocalDate day, List<VisitMessage> messages) {
    this.entry = entry;
    this.day = day;
    this.messages = messages;
    List<VisitEntry.@Nullable Line> typed =
        entry.lines() == null ? List.of() : new ArrayList<>(entry.lines());
    for (int row = 0; row < typed.size(); row++) {
      VisitEntry.Line line = typed.get(row);
      if (line != null && !isEmpty(line)) {
        add(row, line);
      }
    }
    if (lines.isEmpty()) {
      messages.add(
          VisitMessage.missing(
              "LINE_COUNT", "lines[0].procedure", "a claim needs one to fifty service lines"));
      add(0, new VisitEntry.Line(STAND_IN, null, List.of("1"), null, null, 1L, null, null, null));
      rows.clear();
    }
  }

  /** At least one: a stand-in, so that the rest can be looked at. */
  List<ProfessionalClaim.Line> lines() {
    return lines;
  }

  /** Which row of the entry each line is, from 0; empty if there is none but the stand-in. */
  List<Integer> rows() {
    return rows;
  }

  Money charge() {
    return lines.stream().map(ProfessionalClaim.Line::charge).collect(Money.sum());
  }

  private static boolean isEmpty(VisitEntry.Line line) {
    return VisitText.plain(line.procedure()).isEmpty()
        && line.charge() == null
        && VisitText.codes(line.modifiers()).isEmpty();
  }

  private void add(int row, VisitEntry.Line line) {
    String at = "lines[%d].".formatted(row);
    String code = VisitText.code(line.procedure());
    if (code.isEmpty()) {
      messages.add(
          VisitMessage.missing(
              "PROCEDURE_CODE", at + "procedure", "the procedure code is missing"));
    }
    List<String> modifiers = VisitText.codes(line.modifiers());
    if (modifiers.size() > MOST_MODIFIERS
        || modifiers.stream().anyMatch(m -> !m.matches("[A-Z0-9]{2}"))) {
      messages.add(
          VisitMessage.missing(
              "MODIFIER", at + "modifiers", "up to four modifiers of two letters or digits each"));
      modifiers = List.of();
    }
    LocalDate first = line.from() == null ? entry.serviceFrom() : line.from();
    LocalDate from = first == null ? day : first;
    LocalDate to =
        line.to() != null
            ? line.to()
            : line.from() != null || entry.serviceTo() == null ? from : entry.serviceTo();
    int number = lines.size() + 1;
    rows.add(row);
    lines.add(
        new ProfessionalClaim.Line(
            number,
            new ProfessionalService(
                new Procedure("HC", code.isEmpty() ? STAND_IN : code, modifiers, null),
                Money.ofCents(line.charge() == null ? 0 : line.charge()),
                VisitText.upper(line.unit()).isEmpty() ? "UN" : VisitText.upper(line.unit()),
                line.units() == null ? BigDecimal.ONE : line.units(),
                VisitText.plain(line.placeOfService()),
                pointers(line),
                false,
                false,
                false,
                false,
                Origin.NONE),
            VisitParties.date("472", from, to),
            "",
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            Origin.NONE));
  }

  /** One that points nowhere is kept as such, so that the scrubber says so. */
  private static List<Integer> pointers(VisitEntry.Line line) {
    return VisitText.codes(line.pointers()).stream()
        .map(VisitText::position)
        .map(position -> position == 0 ? NO_DIAGNOSIS : position)
        .toList();
  }
}
