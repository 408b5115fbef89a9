package org.cobaltclaims.testing.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.encryption.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every version of every claim stands in exactly one transmitted file, and every file is whole. */
final class FilesProof {

  private final Path data;
  private final JdbcClient jdbc;
  private final Findings findings;

  FilesProof(Path data, JdbcClient jdbc, Findings findings) {
    this.data = data;
    this.jdbc = jdbc;
    this.findings = findings;
  }

  void prove() throws IOException {
    nothingIsLeftAside();
    versionsStandInOneFile(transmitted());
    everyFileIsInTheArchive();
  }

  /** Files of all clearinghouses' folders of this name. */
  static List<Path> files(Path data, String folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Path all = data.resolve("clearinghouse");
    if (!Files.isDirectory(all)) {
      return files;
    }
    try (Stream<Path> clearinghouses = Files.list(all)) {
      for (Path clearinghouse : clearinghouses.sorted().toList()) {
        Path wanted = clearinghouse.resolve(folder);
        if (Files.isDirectory(wanted)) {
          try (Stream<Path> found = Files.list(wanted)) {
            found.filter(Files::isRegularFile).sorted().forEach(files::add);
          }
        }
      }
    }
    return files;
  }

  /** The content of a file that Cobalt has put away. */
  static byte[] opened(Path data, Path file) throws IOException {
    Vault vault = Vault.of(data, "", data.resolve("master.keys"), Set.of(), Clock.systemUTC());
    String place = data.relativize(file).toString().replace('\\', '/');
    try (InputStream in = vault.open(Files.newInputStream(file), place).in()) {
      return in.readAllBytes();
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private void nothingIsLeftAside() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      all.filter(Files::isRegularFile)
          .filter(f -> !f.startsWith(data.resolve("simulator")))
          .map(f -> data.relativize(f).toString())
          .filter(name -> name.endsWith(".tmp") || name.endsWith(".part"))
          .forEach(name -> findings.check(false, "half-written file %s", name));
    }
    for (Path file : files(data, "inbound")) {
      findings.check(false, "file %s was not taken", file.getFileName());
    }
  }

  /** The files that went out, by name, with the control numbers of their claims. */
  private Map<String, List<String>> transmitted() throws IOException {
    Map<String, List<String>> transmitted = new TreeMap<>();
    Set<String> interchanges = new HashSet<>();
    for (Path path : files(data, "outbound")) {
      String name = path.getFileName().toString();
      byte[] bytes = Files.readAllBytes(path);
      X12File file = X12File.read(new ByteArrayInputStream(bytes));
      List<Problem> problems =
          file.problems().stream().filter(p -> p.severity() != Problem.Severity.WARNING).toList();
      findings.check(problems.isEmpty(), "file %s is not whole: %s", name, problems);
      String interchange = new String(bytes, StandardCharsets.US_ASCII).split("\\*")[13];
      findings.check(interchanges.add(interchange), "interchange %s went twice", interchange);
      List<String> recorded =
          jdbc.sql(
                  "SELECT sha256 FROM exchange_file WHERE direction = 'OUT' AND fate = 'SENT' AND"
                      + " name = ?")
              .param(name)
              .query(String.class)
              .list();
      findings.equal(List.of(sha256(bytes)), recorded, "records of file %s", name);
      List<String> claims = new ArrayList<>();
      for (ClaimTransaction transaction : file.claims()) {
        transaction.claims().forEach(claim -> claims.add(claim.claimNumber()));
      }
      transmitted.put(name, claims);
    }
    List<String> sent =
        jdbc.sql("SELECT name FROM exchange_file WHERE direction = 'OUT' ORDER BY name")
            .query(String.class)
            .list();
    findings.equal(List.copyOf(transmitted.keySet()), sent, "files that went out");
    return transmitted;
  }

  private void versionsStandInOneFile(Map<String, List<String>> transmitted) {
    Map<String, List<String>> filesOf = new TreeMap<>();
    transmitted.forEach(
        (name, claims) ->
            claims.forEach(pcn -> filesOf.computeIfAbsent(pcn, p -> new ArrayList<>()).add(name)));
    jdbc.sql("SELECT pcn, channel, sent_on, file_name FROM claim_version")
        .query(
            row -> {
              String pcn = row.getString("pcn");
              boolean sent =
                  row.getString("channel").equals("ELECTRONIC") && row.getObject("sent_on") != null;
              List<String> found = filesOf.remove(pcn);
              findings.equal(
                  sent ? List.of(row.getString("file_name")) : List.of(),
                  found == null ? List.of() : found,
                  "files with version %s",
                  pcn);
            });
    Map<String, Integer> unknown = new TreeMap<>();
    filesOf.forEach((pcn, files) -> files.forEach(f -> unknown.merge(f, 1, Integer::sum)));
    // Claims of a file that were purged while others in it stay.
    unknown.forEach(
        (file, count) ->
            findings.equal(
                jdbc.sql(
                        """
                        SELECT b.claim_count
                          - (SELECT COUNT(*) FROM batch_claim c WHERE c.batch_id = b.id)
                        FROM batch b WHERE b.file_name = ?
                        """)
                    .param(file)
                    .query(Integer.class)
                    .optional()
                    .orElse(0),
                count,
                "claims in %s that are no version of ours",
                file));
    // What the payer before takes back, takes with it what was about to leave for the next one.
    List<String> unsent =
        jdbc.sql(
                """
                SELECT v.pcn, c.state, c.origin FROM claim_version v
                JOIN payer_claim c ON c.id = v.payer_claim_id
                WHERE v.channel = 'ELECTRONIC' AND v.sent_on IS NULL AND c.state <> 'CORRECTING'
                  AND NOT EXISTS (SELECT 1 FROM timeline_entry t
                    WHERE t.payer_claim_id = c.id AND t.rule_id = '3.5'
                      AND (t.text LIKE 'Cancelled:%' OR t.text LIKE 'Not sent:%'))
                """)
            .query(
                (row, n) ->
                    "%s of a claim %s, %s"
                        .formatted(
                            row.getString("pcn"), row.getString("state"), row.getString("origin")))
            .list();
    findings.equal(List.of(), unsent, "electronic versions that never left");
  }

  private void everyFileIsInTheArchive() throws IOException {
    List<String> paths =
        jdbc.sql("SELECT archive_path FROM exchange_file").query(String.class).list();
    for (String path : paths) {
      Path file = data.resolve("archive").resolve(path);
      boolean whole = Files.exists(file) && path.endsWith("/" + sha256(opened(data, file)));
      findings.check(whole, "archived file %s is not whole", path);
    }
  }
}
