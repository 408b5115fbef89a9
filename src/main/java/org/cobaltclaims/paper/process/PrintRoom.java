package org.cobaltclaims.paper.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.denial.ReasonLabels;
import org.cobaltclaims.paper.BatchPdf;
import org.cobaltclaims.paper.PacketPdf;
import org.cobaltclaims.paper.PacketPdf.Packet;
import org.cobaltclaims.paper.PaperClaims;
import org.cobaltclaims.paper.Print;
import org.cobaltclaims.paper.PrintBatches.Batch;
import org.cobaltclaims.paper.PrintedPackets;
import org.cobaltclaims.paper.PrintedPackets.Waiting;
import org.cobaltclaims.paper.PrintedPackets.Written;
import org.cobaltclaims.paper.ReasonTexts;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings.Printer;
import org.cobaltclaims.transmission.Disk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes packets into documents, and puts those of new versions into {@code <data>/print}: each
 * version once, under its control number, which says nothing about the patient.
 */
@Service
public class PrintRoom {

  /** The folder of the packets, in the data folder. */
  static final String FOLDER = "print";

  private static final Logger LOG = LoggerFactory.getLogger(PrintRoom.class);

  private static final int LONGEST_PROBLEM = 1000;

  private final PaperClaims paper;
  private final PrintedPackets packets;
  private final PayerClaims claims;
  private final CurrentSettings settings;
  private final Timeline timeline;
  private final Disk disk;
  private final TransactionTemplate transactions;
  private final Path folder;
  private final ReasonTexts texts;

  PrintRoom(
      PaperClaims paper,
      PrintedPackets packets,
      PayerClaims claims,
      CurrentSettings settings,
      ReasonLabels labels,
      Timeline timeline,
      Disk disk,
      TransactionTemplate transactions,
      @Value("${cobalt.data}") Path data) {
    this.paper = paper;
    this.packets = packets;
    this.claims = claims;
    this.settings = settings;
    this.timeline = timeline;
    this.disk = disk;
    this.transactions = transactions;
    this.folder = data.toAbsolutePath().normalize().resolve(FOLDER);
    this.texts = new ReasonTexts(labels::of);
  }

  /** Writes the packets of versions that wait to be mailed and have none; returns how many. */
  public int write() {
    int written = 0;
    for (Waiting version : packets.waiting()) {
      PayerClaim claim = claims.findById(version.payerClaimId()).orElseThrow();
      if (!paper.isPortal(claim)) {
        Written result = written(version);
        transactions.executeWithoutResult(status -> note(claim, version, result));
        written++;
      }
    }
    return written;
  }

  /** A packet that cannot be made, whatever the cause, keeps no other one from being written. */
  private Written written(Waiting version) {
    byte[] pdf;
    try {
      Packet packet = paper.packet(version.pcn()).orElseThrow();
      List<Finding> blocking = packet.form().blocking();
      if (!blocking.isEmpty()) {
        String problem = messages(blocking);
        return new Written(null, problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)));
      }
      pdf = PacketPdf.of(packet, Print.onForms(), texts);
    } catch (DataAccessException | UncheckedIOException outage) {
      throw outage;
    } catch (RuntimeException unforeseen) {
      LOG.error(
          "the packet of version {} cannot be made: {}",
          version.pcn(),
          unforeseen.getClass().getSimpleName());
      return new Written(null, "the packet cannot be made; the log says what failed");
    }
    String name = version.pcn() + ".pdf";
    try {
      // Before the row: a packet that is noted lies there. The same version is the same file.
      disk.write(folder.resolve(name), pdf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Written(name, null);
  }

  private void note(PayerClaim claim, Waiting version, Written result) {
    packets.note(version, result);
    timeline.append(
        claim.familyId(),
        claim.id(),
        result.problem() == null ? "6.1" : "6.4",
        result.problem() == null
            ? "Packet of version %s lies ready: %s/%s"
                .formatted(version.pcn(), FOLDER, result.fileName())
            : "Version %s cannot be printed: %s".formatted(version.pcn(), result.problem()));
  }

  /** What findings say, in one text. */
  static String messages(List<Finding> findings) {
    return findings.stream().map(Finding::message).collect(Collectors.joining("; "));
  }

  /** The printer of a name; an empty name is one that is not off. Empty if there is none. */
  public Optional<Print> print(String printer) {
    if (printer.isEmpty()) {
      return Optional.of(Print.onForms());
    }
    return settings.printers().stream()
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(printer.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(Print::onForms);
  }

  /** The names of the printers. */
  public List<String> printers() {
    return settings.printers().stream().map(Printer::name).toList();
  }

  /** A version's packet, to be printed again. */
  public byte[] packet(Packet packet, Print print) {
    return PacketPdf.of(packet, print, texts);
  }

  /** EOB pages alone. */
  public byte[] eobs(String payerClaimId, List<PacketPdf.Attachment> eobs) {
    return PacketPdf.eobs(payerClaimId, eobs, texts);
  }

  /** A batch as one document. */
  public byte[] batch(Batch batch) {
    List<BatchPdf.Letter> letters = new ArrayList<>();
    batch
        .versions()
        .forEach(
            version ->
                letters.add(
                    new BatchPdf.Letter(
                        paper.packet(version.pcn()).orElseThrow(), paper.address(version.pcn()))));
    return BatchPdf.of(batch, letters, print(batch.printer()).orElse(Print.onForms()), texts);
  }
}
