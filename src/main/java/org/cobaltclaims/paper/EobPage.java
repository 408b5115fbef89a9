package org.cobaltclaims.paper;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.jspecify.annotations.Nullable;

/** Prints EOB pages: as many as a decision needs, each with the same head. */
final class EobPage {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy");
  private static final float HEIGHT = PDRectangle.LETTER.getHeight();
  private static final float LEFT = 40;
  private static final float END = PDRectangle.LETTER.getWidth() - LEFT;
  private static final float FOOT = 52;
  private static final float SIZE = 8.5f;
  private static final float LEADING = 12;

  /** Right edges of the amounts: charge, allowed, deductible, coinsurance, copay, other, paid. */
  private static final float[] AMOUNTS = {292, 342, 388, 434, 478, 524, END};

  private static final List<String> HEADINGS =
      List.of("Charge", "Allowed", "Deduct.", "Coins.", "Copay", "Other adj.", "Paid");

  /** CARC 1, 2 and 3 of group PR have a column of their own. */
  private static final List<String> SHARES = List.of("1", "2", "3");

  private final Paper paper;
  private final ReasonTexts texts;
  private final Eob eob;
  private final List<Row> rows = new ArrayList<>();

  /** What is printed below the head, one line each. */
  private record Row(float size, List<Cell> cells, boolean ruled) {
    static Row of(Cell... cells) {
      return new Row(SIZE, List.of(cells), false);
    }
  }

  /**
   * A text at its place.
   *
   * @param x its left edge, or its right one
   */
  private record Cell(float x, boolean right, String text) {
    static Cell at(float x, String text) {
      return new Cell(x, false, text);
    }

    static Cell ending(float x, String text) {
      return new Cell(x, true, text);
    }
  }

  private EobPage(Paper paper, ReasonTexts texts, Eob eob) {
    this.paper = paper;
    this.texts = texts;
    this.eob = eob;
  }

  /** Adds the pages of a decision. */
  static void add(Paper paper, ReasonTexts texts, Eob eob) {
    EobPage page = new EobPage(paper, texts, eob);
    page.head();
    page.lines();
    page.totals();
    page.legend();
    page.print();
  }

  private void head() {
    ClaimPayment payment = eob.payment();
    Provider payee = eob.content().billingProvider();
    pair("Payer", eob.check().payer(), "Payee", PrintText.upper(payee.name().last()));
    pair(
        "Payment",
        method(eob.check().method()) + " " + orUnknown(eob.check().trace()),
        "Payee NPI",
        ClaimItems.npi(payee));
    pair(
        "Payment date",
        day(eob.check().date()),
        "Payee tax id",
        payee.reference("EI") + payee.reference("SY"));
    rows.add(new Row(SIZE, List.of(), true));
    pair(
        "Patient",
        PrintText.name(eob.content().patient().name()),
        "Patient account",
        payment.claimNumber());
    pair(
        "Member id",
        eob.coverage().memberId(),
        "Payer's claim number",
        orUnknown(payment.payerClaimControlNumber()));
    pair(
        "Insured",
        PrintText.name(eob.coverage().subscriber()),
        "Claim status",
        payment.status() + " " + status(payment.status()));
    pair(
        "Date of birth",
        day(eob.content().patient().birthDate()),
        "Decided on",
        day(payment.adjudicated()));
    rows.add(new Row(SIZE, List.of(), true));
  }

  private void pair(String left, String leftText, String right, String rightText) {
    float value = 78;
    float second = 320;
    float secondValue = 100;
    rows.add(
        Row.of(
            Cell.at(LEFT, left),
            Cell.at(LEFT + value, leftText),
            Cell.at(second, right),
            Cell.at(second + secondValue, rightText)));
  }

  private void lines() {
    List<Cell> headings = new ArrayList<>();
    headings.add(Cell.at(LEFT, "Service"));
    headings.add(Cell.at(LEFT + 62, "Procedure"));
    headings.add(Cell.at(LEFT + 172, "Units"));
    for (int i = 0; i < AMOUNTS.length; i++) {
      headings.add(Cell.ending(AMOUNTS[i], HEADINGS.get(i)));
    }
    rows.add(new Row(SIZE, List.copyOf(headings), true));
    for (PaymentLine line : eob.payment().lines()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.at(LEFT, day(serviceDate(line))));
      cells.add(Cell.at(LEFT + 62, procedure(line.procedure())));
      cells.add(Cell.at(LEFT + 172, line.units().stripTrailingZeros().toPlainString()));
      amounts(cells, line.charge(), line.paid(), line.adjustments());
      rows.add(new Row(SIZE, List.copyOf(cells), false));
      reasons(line.adjustments(), line.remarks());
    }
    if (eob.payment().lines().isEmpty()) {
      rows.add(Row.of(Cell.at(LEFT, "Decided for the claim as a whole, not by line")));
    }
    if (!eob.payment().adjustments().isEmpty() || !eob.payment().remarks().isEmpty()) {
      rows.add(Row.of(Cell.at(LEFT, "Claim level")));
      reasons(eob.payment().adjustments(), eob.payment().remarks());
    }
  }

  /** The day of service: the payer's, else ours. */
  private @Nullable LocalDate serviceDate(PaymentLine line) {
    if (line.serviceDate() != null) {
      return line.serviceDate();
    }
    return eob.content().lines().stream()
        .filter(ours -> ours.number() == line.lineNumber())
        .map(ServiceLine::serviceFrom)
        .findFirst()
        .orElse(eob.payment().serviceFrom());
  }

  private static void amounts(List<Cell> cells, Money charge, Money paid, List<Adjustment> rows) {
    Money patient = share(rows, null);
    Money named = Money.ZERO;
    Money all = rows.stream().map(Adjustment::amount).collect(Money.sum());
    List<Money> values = new ArrayList<>(List.of(charge, paid.plus(patient)));
    for (String reason : SHARES) {
      Money one = share(rows, reason);
      values.add(one);
      named = named.plus(one);
    }
    values.add(all.minus(named));
    values.add(paid);
    for (int i = 0; i < values.size(); i++) {
      cells.add(Cell.ending(AMOUNTS[i], dollars(values.get(i))));
    }
  }

  /**
   * The patient's part.
   *
   * @param reason of a reason; null for all
   */
  private static Money share(List<Adjustment> rows, @Nullable String reason) {
    return rows.stream()
        .filter(row -> row.group() == AdjustmentGroup.PR)
        .filter(row -> reason == null || row.reason().equals(reason))
        .map(Adjustment::amount)
        .collect(Money.sum());
  }

  private void reasons(List<Adjustment> adjustments, List<String> remarks) {
    List<String> words =
        Stream.concat(
                adjustments.stream()
                    .map(
                        row ->
                            "%s-%s %s".formatted(row.group(), row.reason(), dollars(row.amount()))),
                remarks.stream())
            .toList();
    int perRow = 5;
    for (int from = 0; from < words.size(); from += perRow) {
      String text =
          String.join("     ", words.subList(from, Math.min(from + perRow, words.size())));
      rows.add(Row.of(Cell.at(LEFT + 62, text)));
    }
  }

  private void totals() {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.at(LEFT, "Claim total"));
    amounts(
        cells,
        eob.payment().charge(),
        eob.payment().paid(),
        eob.payment().allAdjustments().toList());
    rows.add(new Row(SIZE, List.of(), true));
    rows.add(new Row(SIZE, List.copyOf(cells), false));
    Money told = eob.payment().patientResponsibility();
    rows.add(
        Row.of(
            Cell.at(LEFT, "Patient's share"),
            Cell.ending(
                AMOUNTS[1],
                dollars(
                    told == null ? share(eob.payment().allAdjustments().toList(), null) : told))));
    rows.add(new Row(SIZE, List.of(), true));
  }

  private void legend() {
    Set<AdjustmentGroup> groups = new TreeSet<>();
    Set<String> reasons = new LinkedHashSet<>();
    eob.payment()
        .allAdjustments()
        .forEach(
            row -> {
              groups.add(row.group());
              reasons.add(row.reason());
            });
    Set<String> remarks =
        Stream.concat(
                eob.payment().remarks().stream(),
                eob.payment().lines().stream().flatMap(line -> line.remarks().stream()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (groups.isEmpty() && remarks.isEmpty()) {
      return;
    }
    rows.add(Row.of(Cell.at(LEFT, "What the codes mean")));
    groups.forEach(group -> meaning(group.name(), ReasonTexts.group(group)));
    reasons.forEach(reason -> meaning(reason, texts.reason(reason)));
    remarks.forEach(remark -> meaning(remark, texts.remark(remark)));
  }

  private void meaning(String code, String text) {
    rows.add(Row.of(Cell.at(LEFT, code), Cell.at(LEFT + 40, text)));
  }

  private void print() {
    float top = HEIGHT - 92;
    int perPage = (int) ((top - FOOT) / LEADING);
    int pages = (rows.size() + perPage - 1) / perPage;
    for (int number = 0; number < pages; number++) {
      List<Row> here =
          rows.subList(number * perPage, Math.min((number + 1) * perPage, rows.size()));
      String count = pages == 1 ? "" : "  Page %d of %d".formatted(number + 1, pages);
      paper.page(page -> print(page, here, top, count));
    }
  }

  private void print(PDPageContentStream page, List<Row> here, float top, String count)
      throws IOException {
    page.setNonStrokingColor(0f, 0f, 0f);
    show(page, 14, Cell.at(LEFT, "EXPLANATION OF BENEFITS"), HEIGHT - 54);
    show(page, SIZE, Cell.at(LEFT, "One claim of one patient" + count), HEIGHT - 68);
    show(page, SIZE, Cell.ending(END, eob.check().payer()), HEIGHT - 54);
    float y = top;
    for (Row row : here) {
      if (row.ruled()) {
        page.setStrokingColor(0.6f, 0.6f, 0.6f);
        page.setLineWidth(0.6f);
        float rule = row.cells().isEmpty() ? y + 4 : y - 3.5f;
        page.moveTo(LEFT, rule);
        page.lineTo(END, rule);
        page.stroke();
      }
      for (Cell cell : row.cells()) {
        show(page, row.size(), cell, y);
      }
      y -= LEADING;
    }
    page.setNonStrokingColor(0.35f, 0.35f, 0.35f);
    show(
        page,
        7,
        Cell.at(
            LEFT,
            "Made from %s. Amounts in US dollars; allowed is what was paid and the patient's share."
                .formatted(eob.check().source())),
        FOOT - 16);
  }

  private void show(PDPageContentStream page, float size, Cell cell, float y) throws IOException {
    String text = PrintText.printable(cell.text());
    float x = cell.x();
    if (cell.right()) {
      x -= paper.sans().getStringWidth(text) / 1000 * size;
    }
    page.beginText();
    page.setFont(paper.sans(), size);
    page.newLineAtOffset(x, y);
    page.showText(text);
    page.endText();
  }

  private static String procedure(Procedure procedure) {
    return procedure.modifiers().isEmpty()
        ? procedure.code()
        : procedure.code() + " " + String.join(" ", procedure.modifiers());
  }

  private static String dollars(Money amount) {
    return amount.toString();
  }

  private static String day(@Nullable LocalDate date) {
    return date == null ? "not known" : date.format(DAY);
  }

  private static String orUnknown(String text) {
    return text.isEmpty() ? "not known" : text;
  }

  private static String method(String code) {
    return switch (code) {
      case "CHK" -> "Check";
      case "ACH" -> "EFT (ACH)";
      case "FWT" -> "Wire";
      case "BOP" -> "Payer's choice";
      case "NON" -> "No payment,";
      default -> "Check or EFT";
    };
  }

  private static String status(String code) {
    return switch (code) {
      case "1" -> "processed as primary";
      case "2" -> "processed as secondary";
      case "3" -> "processed as tertiary";
      case "4" -> "denied";
      case "19" -> "processed as primary, forwarded";
      case "20" -> "processed as secondary, forwarded";
      case "21" -> "processed as tertiary, forwarded";
      case "22" -> "reversal of an earlier payment";
      case "23" -> "not our claim, forwarded";
      default -> "";
    };
  }
}
