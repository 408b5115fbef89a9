package org.cobaltclaims.paper;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.practice.PayerProfile;

/** Where a printed claim is mailed to: the payer's name and up to three lines, no punctuation. */
public final class MailingAddress {

  private MailingAddress() {}

  /**
   * The address: as {@code practice.yml} has it, else as the claim does.
   *
   * @param destination the policy that is billed
   * @param payer its payer
   * @return one line if only the name is known
   */
  public static List<String> of(Coverage destination, PayerProfile payer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        PrintText.plain(
            destination.payerName().isEmpty() ? payer.name() : destination.payerName()));
    Address address = destination.payerAddress();
    if (!payer.claimsAddress().isEmpty()) {
      payer.claimsAddress().forEach(line -> lines.add(PrintText.plain(line)));
    } else if (address != null) {
      lines.add(PrintText.plain(address.line1()));
      if (!address.line2().isBlank()) {
        lines.add(PrintText.plain(address.line2()));
      }
      lines.add(PrintText.cityLine(address));
    }
    return List.copyOf(lines);
  }
}
