package org.cobaltclaims.edi.remittance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * MOA.
 *
 * @param reimbursementRate MOA01; null if none
 * @param payable MOA02, the HCPCS payable amount; null if none
 * @param remarks MOA03 to 07, empty where one between others is not sent
 * @param dialysisPaid MOA08, the end stage renal disease payment; null if none
 * @param professionalComponent MOA09, not payable; null if none
 * @param origin the segment
 */
public record OutpatientAdjudication(
    @Nullable BigDecimal reimbursementRate,
    @Nullable Money payable,
    List<String> remarks,
    @Nullable Money dialysisPaid,
    @Nullable Money professionalComponent,
    Origin origin) {
  private static final int MOST_REMARKS = 5;

  public OutpatientAdjudication {
    remarks = List.copyOf(remarks);
  }

  /** MOA01 to MOA09 as they are written, without trailing empties. */
  public List<String> elements() {
    List<String> elements = new ArrayList<>(9);
    elements.add(reimbursementRate == null ? "" : reimbursementRate.toPlainString());
    elements.add(payable == null ? "" : payable.toX12());
    for (int i = 0; i < MOST_REMARKS; i++) {
      elements.add(i < remarks.size() ? remarks.get(i) : "");
    }
    elements.add(dialysisPaid == null ? "" : dialysisPaid.toX12());
    elements.add(professionalComponent == null ? "" : professionalComponent.toX12());
    while (!elements.isEmpty() && elements.getLast().isEmpty()) {
      elements.removeLast();
    }
    return elements;
  }
}
