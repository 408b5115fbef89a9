package org.cobaltclaims.practice.web;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.practice.SetupDraft;
import org.cobaltclaims.transmission.WaitingFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the set-up has come, read from what is there: so it can be left and continued. */
@Component
class SetupProgress {

  private final CurrentSettings settings;
  private final SetupDraft draft;
  private final Payers payers;
  private final WaitingFiles waiting;
  private final JdbcClient jdbc;

  SetupProgress(
      CurrentSettings settings,
      SetupDraft draft,
      Payers payers,
      WaitingFiles waiting,
      JdbcClient jdbc) {
    this.settings = settings;
    this.draft = draft;
    this.payers = payers;
    this.waiting = waiting;
    this.jdbc = jdbc;
  }

  /**
   * One step.
   *
   * @param title what is to be done
   * @param why what it is for
   * @param state what there is
   * @param link where it is done; empty where it cannot be done yet
   * @param action on the button
   */
  record Step(
      String title,
      String why,
      String state,
      boolean done,
      boolean next,
      String link,
      String action) {}

  /** The steps in their order; the first that is not done is the next. */
  List<Step> steps() {
    boolean setUp = settings.isSetUp();
    boolean practice = setUp || draft.practice().isPresent();
    int review = payers.toReview().size();
    int described = settings.payers().size();
    int claims = count("SELECT COUNT(*) FROM claim_family");
    int sent = count("SELECT COUNT(*) FROM batch WHERE sent_on IS NOT NULL");
    int accepted = count("SELECT COUNT(*) FROM payer_claim WHERE accepted_on IS NOT NULL");
    int lie = waiting.count();
    List<Step> steps = new ArrayList<>();
    add(
        steps,
        "Practice",
        "Who submits the claims.",
        practice ? "Known" : "Name, NPI, tax id and whom to ask",
        practice,
        setUp ? "/settings/practice" : "/setup/practice",
        practice ? "Change" : "Enter the practice");
    add(
        steps,
        "Clearinghouse",
        "Who takes your claim files and brings the answers.",
        setUp
            ? "%d set up".formatted(settings.clearinghouses().size())
            : "The receiver id is in their companion guide",
        setUp,
        !practice ? "" : setUp ? "/settings/clearinghouses" : "/setup/clearinghouse",
        setUp ? "Change or test" : "Enter the clearinghouse");
    add(
        steps,
        "First claims",
        "An 837P file from your practice system. It also tells which payers you have.",
        claims > 0
            ? count(claims, "visit came in", "visits came in")
            : lie > 0 && !setUp
                ? count(lie, "file waits", "files wait") + " until the clearinghouse is known"
                : lie > 0 ? count(lie, "file is", "files are") + " being read" : "None yet",
        claims > 0,
        setUp ? "/setup/claims" : "",
        claims > 0 ? "See what came in" : "Upload a file");
    add(
        steps,
        "Payers",
        "How each wants its claims. Those that nobody describes have the defaults.",
        review > 0
            ? "%d named by your claims, to be looked at".formatted(review)
            : described > 0
                ? "%d described".formatted(described)
                : "Import your list, or take those that your first file names",
        described > 0 && review == 0,
        setUp ? "/settings/payers" : "",
        review > 0 ? "Look at them" : "Payers");
    add(
        steps,
        "First file to the clearinghouse",
        "Claims that pass all checks leave by themselves.",
        sent > 0 ? count(sent, "file", "files") + " went out" : "None yet",
        sent > 0,
        claims > 0 ? "/ready" : "",
        "Ready to send");
    add(
        steps,
        "First accepted claim",
        "The clearinghouse's answers come into its inbound folder.",
        accepted > 0 ? count(accepted, "claim is", "claims are") + " accepted" : "None yet",
        accepted > 0,
        sent > 0 ? "/batches" : "",
        "Batches");
    return steps;
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static void add(
      List<Step> steps,
      String title,
      String why,
      String state,
      boolean done,
      String link,
      String action) {
    boolean next = !done && steps.stream().noneMatch(Step::next);
    steps.add(new Step(title, why, state, done, next, link, action));
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }
}
