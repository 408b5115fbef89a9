package org.cobaltclaims.edi.remittance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.edi.Origin;

/**
 * MIA.
 *
 * @param values MIA01 to MIA24 by element number, as far as they are numbers, such as 1 covered
 *     days, 4 DRG amount, 6 disproportionate share, 13 indirect teaching
 * @param remarks MIA05 and MIA20 to 23, empty where one between others is not sent
 * @param origin the segment
 */
public record InpatientAdjudication(
    Map<Integer, BigDecimal> values, List<String> remarks, Origin origin) {
  public InpatientAdjudication {
    values = Map.copyOf(values);
    remarks = List.copyOf(remarks);
  }
}
