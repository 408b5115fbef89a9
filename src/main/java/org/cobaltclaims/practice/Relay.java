package org.cobaltclaims.practice;

import java.util.List;

/**
 * How the practice's own system gets its copies of the ERAs. All keys behind {@code sftp} are about
 * that system's server.
 *
 * @param folder whether a copy is laid into the folder {@code relay}
 * @param sftp whether a copy is put on the server of the practice's system
 * @param host name or address of the server
 * @param port of the server
 * @param user our account there
 * @param password where the password stands, such as {@code env:NAME} or {@code file:/path}; empty
 *     for none
 * @param privateKey where the private key stands, likewise
 * @param passphrase where the passphrase of the private key stands, likewise
 * @param hostKeys fingerprints of the server's host keys; without one nothing is sent
 * @param uploadFolder where the copies are put
 * @param fileName how they are named, with {@code {id}}, {@code {name}}, {@code {date}} and {@code
 *     {clearinghouse}}
 * @param timeoutSeconds how long the server may be silent
 */
public record Relay(
    boolean folder,
    boolean sftp,
    String host,
    int port,
    String user,
    String password,
    String privateKey,
    String passphrase,
    List<String> hostKeys,
    String uploadFolder,
    String fileName,
    int timeoutSeconds) {

  /** Where the practice says nothing: copies in the folder, and nothing is sent. */
  public static final Relay DEFAULTS =
      new Relay(true, false, "", 22, "", "", "", "", List.of(), "", "{id}_{name}", 30);

  public Relay {
    hostKeys = List.copyOf(hostKeys);
  }

  /** The server of the practice's system. */
  public SftpAccount account() {
    return new SftpAccount(
        host,
        port,
        user,
        password,
        privateKey,
        passphrase,
        hostKeys,
        timeoutSeconds,
        "the vendor of your practice system");
  }

  /**
   * The name of a copy.
   *
   * @param id of the file that came
   * @param name under which it came
   * @param date of the day on which it came, such as 20261105
   * @param clearinghouse that it came from
   */
  public String fileName(String id, String name, String date, String clearinghouse) {
    return fileName
        .replace("{id}", id)
        .replace("{date}", date)
        .replace("{clearinghouse}", clearinghouse)
        .replace("{name}", plain(name));
  }

  /** Servers differ in what a name may have; what it ends in tells what it is. */
  private static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return plain.length() <= 80 ? plain : plain.substring(plain.length() - 80);
  }
}
