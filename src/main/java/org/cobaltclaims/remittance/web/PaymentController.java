package org.cobaltclaims.remittance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.remittance.Adjustment;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.PaymentLine;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.remittance.process.PaymentMending;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Posted payments, and how they are mended before the next payer is billed. */
@RestController
@RequestMapping("/api")
@Tag(name = "Payments", description = "Posted payments of claims")
class PaymentController {

  private final Remittances remittances;
  private final PaymentMending mending;
  private final ActingUser user;

  PaymentController(Remittances remittances, PaymentMending mending, ActingUser user) {
    this.remittances = remittances;
    this.mending = mending;
    this.user = user;
  }

  /** A CAS row; the amount in cents. */
  record Row(@Nullable AdjustmentGroup group, @Nullable String reason, @Nullable Long amount) {
    static Row of(Adjustment row) {
      return new Row(row.group(), row.reason(), row.amount().cents());
    }

    Adjustment adjustment() {
      if (group == null || reason == null || !reason.matches("[A-Z0-9]{1,5}") || amount == null) {
        throw DecisionRefused.invalid(
            "an adjustment has group, reason and amount, such as CO, 45 and 7000");
      }
      return new Adjustment(group, reason, Money.ofCents(amount), null, 0);
    }
  }

  /** How one of our lines was decided; paid in cents. */
  record Line(
      int line, @Nullable Long charge, @Nullable Long paid, @Nullable List<Row> adjustments) {
    static Line of(PaymentLine line) {
      return new Line(
          line.lineNumber(),
          line.charge().cents(),
          line.paid().cents(),
          line.adjustments().stream().map(Row::of).toList());
    }

    PaymentMending.Line decided() {
      if (paid == null || adjustments == null) {
        throw DecisionRefused.invalid("a line has line, paid and adjustments");
      }
      return new PaymentMending.Line(
          line, Money.ofCents(paid), adjustments.stream().map(Row::adjustment).toList());
    }
  }

  /** A payment that is posted and stands; amounts in cents. */
  record PaymentView(
      String id,
      String status,
      String controlNumber,
      long charge,
      long paid,
      LocalDate adjudicated,
      List<Line> lines) {
    static PaymentView of(ClaimPayment payment) {
      return new PaymentView(
          payment.id(),
          payment.status(),
          payment.payerClaimControlNumber(),
          payment.charge().cents(),
          payment.paid().cents(),
          payment.adjudicated(),
          payment.lines().stream().map(Line::of).toList());
    }
  }

  @GetMapping("/claims/{claim}/payments")
  @Operation(summary = "What the payer of a claim has decided and stands")
  List<PaymentView> payments(@PathVariable String claim) {
    return remittances.posted(claim).stream().map(PaymentView::of).toList();
  }

  /** How a payment is spread and explained; every line that the payer decided. */
  record Mend(@Nullable List<Line> lines, @Nullable String reason) {}

  /** The payment that stands now. */
  record Mended(String id) {}

  @PostMapping("/payments/{id}/mend")
  @Operation(
      summary = "Posts a payment anew, spread over the lines and explained as given",
      description =
          "What was paid in all stays. Later payers' claims that have not left are built anew;"
              + " those that have are compared with what holds now.")
  Mended mend(
      @PathVariable String id,
      @RequestBody Mend mend,
      @RequestParam(required = false) @Nullable String by) {
    String why = mend.reason() == null ? "" : mend.reason().strip();
    if (mend.lines() == null || why.isEmpty()) {
      throw DecisionRefused.invalid("lines and reason are needed");
    }
    return new Mended(
        mending.mend(id, mend.lines().stream().map(Line::decided).toList(), why, user.of(by)));
  }
}
