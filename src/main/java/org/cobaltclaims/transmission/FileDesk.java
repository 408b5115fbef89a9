package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cobaltclaims.claim.ClaimVersion;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Files by hand: what a person uploads goes into the same folders as what a clearinghouse brings,
 * and is taken from there as ever; what went out can be looked at.
 */
@Service
public class FileDesk {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final DataFolder data;
  private final Disk disk;
  private final Archive archive;
  private final ExchangeFiles files;
  private final CurrentSettings settings;
  private final Payers payers;
  private final PayerClaims claims;
  private final Snapshots snapshots;
  private final BatchStore batches;
  private final ClaimFileWriter writer;
  private final Clock clock;

  FileDesk(
      DataFolder data,
      Disk disk,
      Archive archive,
      ExchangeFiles files,
      CurrentSettings settings,
      Payers payers,
      PayerClaims claims,
      Snapshots snapshots,
      BatchStore batches,
      ClaimFileWriter writer,
      Clock clock) {
    this.data = data;
    this.disk = disk;
    this.archive = archive;
    this.files = files;
    this.settings = settings;
    this.payers = payers;
    this.claims = claims;
    this.snapshots = snapshots;
    this.batches = batches;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Puts a file where it is taken from with the next scan.
   *
   * @param folder a clearinghouse's name, {@code intake} for claims, {@code bank} for bank
   *     statements
   * @param name letters, digits, dot, dash and underscore
   * @return the name under which it lies there
   * @throws IllegalArgumentException if folder or name cannot be used, or the file is empty
   */
  public String upload(String folder, String name, byte[] bytes) {
    boolean ours = folder.equals(DataFolder.INTAKE) || folder.equals(DataFolder.BANK);
    if (!ours && settings.clearinghouses().stream().noneMatch(c -> c.name().equals(folder))) {
      throw new IllegalArgumentException(
          "the folder is intake, bank, or the name of a clearinghouse in practice.yml");
    }
    if (!NAME.matcher(name).matches() || !InboundFolders.isFinished(name)) {
      throw new IllegalArgumentException(
          "a file's name has letters, digits, dots, dashes and underscores, and no ending of an"
              + " unfinished file");
    }
    if (bytes.length == 0) {
      throw new IllegalArgumentException("the file is empty");
    }
    Path target = data.folder(folder);
    String free = Files.exists(target.resolve(name)) ? UUID.randomUUID() + "-" + name : name;
    try {
      disk.write(target.resolve(free), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a file for the folder of " + folder, e);
    }
    return free;
  }

  /**
   * Files that came and went, the newest first.
   *
   * @param direction null for both
   * @param name part of a file's name; empty for all
   * @param worry only those that were not, or not wholly, used
   * @param after only those that are older than the one with this id; null for all
   */
  public List<ExchangeFile> newest(
      ExchangeFile.@Nullable Direction direction,
      String name,
      boolean worry,
      @Nullable String after,
      int most) {
    return files.newest(direction, name, worry, after, most);
  }

  public boolean exists(String fileId) {
    return files.find(fileId).isPresent();
  }

  /** A file that came or went, byte for byte; empty if there is none. */
  public Optional<byte[]> content(String fileId) {
    return files.find(fileId).map(file -> archive.read(file.archivePath()));
  }

  /**
   * One version of a claim as an 837P of its own: what stands in its file of it, in the file's
   * envelope; with zero control numbers while it is in no file.
   *
   * @param pcn the version's control number; empty if there is no such version
   */
  public Optional<String> version(String pcn) {
    return claims.findByPcn(pcn).flatMap(claim -> version(claim, pcn));
  }

  private Optional<String> version(PayerClaim claim, String pcn) {
    ClaimVersion version =
        claim.versions().stream().filter(v -> v.pcn().equals(pcn)).findFirst().orElseThrow();
    String batchId = version.batchId();
    Batch batch =
        Optional.ofNullable(batchId)
            .flatMap(batches::find)
            .filter(b -> b.numbers() != null)
            .orElseGet(() -> unsent(claim));
    return snapshots
        .load(pcn)
        .map(json -> StoredJson.read(json, BilledClaim.class))
        .map(billed -> writer.write(batch, List.of(ClaimMapping.professionalClaim(billed))));
  }

  private Batch unsent(PayerClaim claim) {
    Clearinghouse clearinghouse = payers.clearinghouse(payers.profile(claim.payerId()));
    LocalDateTime now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    return new Batch(
        "",
        clearinghouse.name(),
        claim.payerId(),
        clearinghouse.test(),
        false,
        BatchState.CREATED,
        1,
        new Batch.Numbers(0, 0, "0001", "UNSENT", now),
        null,
        null,
        LocalDate.now(clock),
        null,
        null,
        null,
        null);
  }
}
