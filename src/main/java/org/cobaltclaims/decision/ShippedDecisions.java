package org.cobaltclaims.decision;

import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.decision.DecisionVersion.Origin;
import org.cobaltclaims.decision.DecisionVersions.Head;
import org.cobaltclaims.decision.DecisionVersions.NewVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes up the tables that came with the program, when it starts: each that changed is a new
 * version. It is in force, unless the practice has its own; that one stays, as long as the
 * processes can lean on it.
 */
@Component
class ShippedDecisions implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(ShippedDecisions.class);

  private static final String BY = "Cobalt";

  private final DecisionVersions versions;
  private final TransactionTemplate transactions;

  ShippedDecisions(DecisionVersions versions, TransactionTemplate transactions) {
    this.versions = versions;
    this.transactions =
        new TransactionTemplate(
            Objects.requireNonNull(transactions.getTransactionManager()), transactions);
    this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void afterSingletonsInstantiated() {
    takeUp();
  }

  /** Takes up what is new; again is no change. */
  void takeUp() {
    for (DecisionTopic topic : DecisionTopic.values()) {
      takeUp(topic.id(), DecisionsInForce.shipped(topic.id()));
    }
  }

  /** Takes up one text, which is the shipped one. */
  void takeUp(String decision, String text) {
    try {
      transactions.executeWithoutResult(status -> takeUpLocked(decision, text));
    } catch (DuplicateKeyException anotherApplicationWasFirst) {
      transactions.executeWithoutResult(status -> takeUpLocked(decision, text));
    }
  }

  private void takeUpLocked(String decision, String text) {
    Optional<Head> known = versions.lock(decision);
    if (known.isEmpty()) {
      versions.open(decision);
      versions.add(version(decision, 1, text, 0));
      return;
    }
    Head head = known.get();
    String hash = Sha256.hex(text);
    boolean seen =
        versions.all(decision).stream()
            .anyMatch(v -> v.origin() == Origin.SHIPPED && v.hash().equals(hash));
    if (seen) {
      return;
    }
    boolean own = isOwn(decision, head);
    int number = versions.newest(decision) + 1;
    versions.add(version(decision, number, text, head.inForce()));
    versions.shipped(decision, number);
    if (own && inForceStandsInFor(decision, head, text)) {
      LOG.info(
          "a newer decision table {} came with the program; the practice's own stays in force",
          decision);
    } else {
      if (own) {
        LOG.warn(
            "decision table {} has other columns now: the shipped one is in force, the practice's"
                + " own is version {}",
            decision,
            head.inForce());
      }
      versions.putInForce(decision, number);
    }
  }

  private boolean isOwn(String decision, Head head) {
    return !hash(decision, head.inForce()).equals(hash(decision, head.shipped()));
  }

  private String hash(String decision, int number) {
    return versions.find(decision, number).orElseThrow().hash();
  }

  private boolean inForceStandsInFor(String decision, Head head, String shipped) {
    String own = versions.text(decision, head.inForce()).orElseThrow();
    return DecisionFile.parse(own).canStandInFor(DecisionFile.parse(shipped));
  }

  private static NewVersion version(String decision, int number, String text, int before) {
    return new NewVersion(
        decision, number, text, Origin.SHIPPED, 0, before, BY, "Came with the program");
  }
}
