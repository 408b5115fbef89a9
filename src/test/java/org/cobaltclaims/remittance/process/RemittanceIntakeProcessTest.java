package org.cobaltclaims.remittance.process;

import java.util.Map;
import org.cobaltclaims.engine.ProcessNames.Messages;
import org.cobaltclaims.engine.ProcessNames.RemittanceIntake;
import org.cobaltclaims.testing.CoversProcess;
import org.cobaltclaims.testing.ProcessTest;
import org.junit.jupiter.api.Test;

/** The ways through {@code remittance-intake}: one remittance, from its file to the ledger. */
@CoversProcess("remittance-intake")
class RemittanceIntakeProcessTest extends ProcessTest {

  private static final String REMITTANCE = RemittanceIntake.ID;

  private void receive(String remittance) {
    open(Messages.REMITTANCE_RECEIVED, remittance, Map.of("remittanceId", remittance));
  }

  private void balance(String balance) {
    work(RemittanceIntake.Jobs.BALANCE, Map.of("balance", balance));
  }

  private void post(int unmatched, int held) {
    work(RemittanceIntake.Jobs.POST, Map.of("unmatched", unmatched, "held", held));
  }

  @Test
  void aRemittanceThatBalancesAndMatchesIsPosted() {
    receive("R01");
    balance("BALANCED");
    post(0, 0);

    process(REMITTANCE)
        .isCompleted()
        .hasCompletedElements("EndEvent_RemittancePosted")
        .hasNotActivatedElements("UserTask_EraOutOfBalance", "UserTask_MatchPayment");
  }

  @Test
  void aRemittanceThatDoesNotBalanceIsPostedOnlyAfterAPersonClearedItUp() {
    receive("R02");
    balance("DIFFERENT");
    process(REMITTANCE)
        .hasActiveElementsExactly("UserTask_EraOutOfBalance")
        .hasNotActivatedElements("Task_PostRemittance");

    decide("UserTask_EraOutOfBalance", "CHECK_AGAIN");
    balance("BALANCED");
    post(0, 0);
    process(REMITTANCE).isCompleted();
  }

  @Test
  void paymentsThatBelongToNoClaimAreMatchedByAPerson() {
    receive("R03");
    balance("BALANCED");
    post(2, 0);
    decide("UserTask_MatchPayment", "MATCHED");
    post(0, 0);

    process(REMITTANCE).isCompleted().hasCompletedElement("Task_PostRemittance", 2);
  }

  @Test
  void paymentsThatAreHeldGoToAPersonToo() {
    receive("R04");
    balance("BALANCED");
    post(0, 1);

    process(REMITTANCE).hasActiveElementsExactly("UserTask_MatchPayment");
  }

  @Test
  void anInstanceThatIsNotTheRegisteredOneEnds() {
    receive("R05");
    balance("ALREADY_WORKED_ON");

    process(REMITTANCE)
        .isCompleted()
        .hasCompletedElements("EndEvent_RemittanceBeingWorkedOn")
        .hasNotActivatedElements("Task_PostRemittance");
  }
}
