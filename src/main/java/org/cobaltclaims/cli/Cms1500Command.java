package org.cobaltclaims.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.paper.CmsPdf;
import org.cobaltclaims.paper.PacketPdf;
import org.cobaltclaims.paper.Print;
import org.cobaltclaims.paper.ReasonTexts;
import org.cobaltclaims.practice.PracticeSettings.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code edi cms1500}: claims as forms CMS-1500, with what earlier payers decided behind them. */
@Command(
    name = "cms1500",
    description = {
      "Prints claims as forms CMS-1500 (02/12), a PDF or, where --out ends in .png, pictures.",
      "With --era the claims for the next payers, each with an EOB page for every payer before;",
      "without it the claims as the file has them."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Cobalt.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:written, every claim",
      "1:nothing written: no claim can be printed; standard error says why",
      "2:a file cannot be read, or a wrong command line; nothing written",
      "3:written, but not every claim; standard error names the others and why"
    })
final class Cms1500Command implements Callable<Integer> {
  private static final int REFUSED = 1;
  private static final int PARTLY = 3;
  private static final String PICTURE = ".png";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--claim",
      required = true,
      paramLabel = "claims.837",
      description = "the 837P with the claims; with --era the one that billed the payers before")
  private Path claimFile = Path.of("");

  @Option(
      names = "--era",
      paramLabel = "primary.835",
      description = "the 835 with a payer's decisions; once for each")
  private List<Path> eraFiles = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "forms.pdf",
      description = "the file to write")
  private Path outFile = Path.of("");

  @Option(
      names = "--overlay",
      description =
          "the values alone, for pre-printed red forms; otherwise in boxes of our drawing")
  private boolean overlay;

  @Option(
      names = "--right",
      paramLabel = "POINTS",
      description =
          "with --overlay: move all to the right by points (1/72 inch); negative to the left",
      defaultValue = "0")
  private double right;

  @Option(
      names = "--down",
      paramLabel = "POINTS",
      description = "with --overlay: move all down by points; negative up",
      defaultValue = "0")
  private double down;

  @Option(
      names = "--address",
      paramLabel = "LINE",
      description = "a line of the payer's claims address, up to three times")
  private List<String> address = new ArrayList<>();

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "the date in items 12 and 31 (default: today)")
  private LocalDate date = LocalDate.now(Clock.system(ZoneId.systemDefault()));

  @Mixin private SecondaryOptions options = new SecondaryOptions();

  @Override
  public Integer call() throws IOException {
    if (address.size() > 3) {
      throw new CommandFailed(X12Files.UNREADABLE, "--address: the form has room for three lines");
    }
    options.onPaper();
    X12File claims = SecondaryCommand.claims(claimFile);
    Map<Path, X12File> eras = new LinkedHashMap<>();
    for (Path era : eraFiles) {
      eras.put(era, SecondaryCommand.remittances(era));
    }
    LocalDateTime now = date.atStartOfDay();
    PaperForms made =
        eras.isEmpty()
            ? PaperForms.asTheyStand(claims, address, date)
            : PaperForms.next(claims, eras, options, address, date, now);
    PrintWriter err = spec.commandLine().getErr();
    if (made.packets().isEmpty()) {
      throw new CommandFailed(
          REFUSED,
          made.refused().isEmpty()
              ? "no claim in " + claimFile + " is answered"
              : String.join("\n", made.refused()));
    }
    Print print = overlay ? Print.onForms(new Printer("", right, down)) : Print.onScreen();
    write(PacketPdf.of(made.packets(), print, ReasonTexts.ours()));
    made.packets()
        .forEach(
            packet ->
                packet.form().findings().stream()
                    .map(Finding::message)
                    .forEach(
                        warning ->
                            err.println(
                                "cobalt: claim %s: %s"
                                    .formatted(packet.form().controlNumber(), warning))));
    made.refused().forEach(reason -> err.println("cobalt: " + reason));
    PrintWriter out = spec.commandLine().getOut();
    made.packets()
        .forEach(
            packet ->
                out.println(
                    "claim %s: %s, %s"
                        .formatted(
                            packet.form().controlNumber(),
                            counted(packet.form().sheets().size(), "form"),
                            counted(packet.attachments().size(), "EOB"))));
    return made.refused().isEmpty() ? 0 : PARTLY;
  }

  private void write(byte[] pdf) {
    String name = String.valueOf(outFile.getFileName());
    if (!name.toLowerCase(Locale.ROOT).endsWith(PICTURE)) {
      X12Files.write(outFile, pdf);
      return;
    }
    int dpi = 150;
    String start = name.substring(0, name.length() - PICTURE.length());
    for (int page = 1; page <= CmsPdf.pages(pdf); page++) {
      Path file = outFile.resolveSibling(page == 1 ? name : start + "-" + page + PICTURE);
      X12Files.write(file, CmsPdf.png(pdf, page, dpi));
    }
  }

  private static String counted(int number, String what) {
    return number == 1 ? "1 " + what : number + " " + what + "s";
  }
}
