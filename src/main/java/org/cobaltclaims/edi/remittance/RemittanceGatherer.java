package org.cobaltclaims.edi.remittance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.ProviderAdjustment;
import org.jspecify.annotations.Nullable;

/** Puts the pieces of an 835 together, for those who want it whole. */
public final class RemittanceGatherer implements RemittanceHandler {
  private final Consumer<Remittance> consumer;
  private @Nullable Remittance heading;
  private final List<ProviderGroup> groups = new ArrayList<>();
  private final List<ClaimPayment> claims = new ArrayList<>();
  private final List<Origin> unreadable = new ArrayList<>(0);
  private final List<ProviderAdjustment> providerAdjustments = new ArrayList<>();

  public RemittanceGatherer(Consumer<Remittance> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void heading(Remittance read) {
    heading = read;
  }

  @Override
  public void group(ProviderGroup group) {
    groups.add(group);
  }

  @Override
  public void payment(ClaimPayment payment) {
    claims.add(payment);
  }

  @Override
  public void unreadable(Origin clp) {
    unreadable.add(clp);
  }

  @Override
  public void providerAdjustment(ProviderAdjustment adjustment) {
    providerAdjustments.add(adjustment);
  }

  @Override
  public void end() {
    if (heading != null) {
      consumer.accept(heading.with(groups, claims, unreadable, providerAdjustments));
    }
  }
}
