package org.cobaltclaims.practice;

import java.util.List;

/**
 * A server that is reached by SFTP, and our account there.
 *
 * @param host name or address
 * @param user our account
 * @param password where the password stands, such as {@code env:NAME} or {@code file:/path}; never
 *     the password itself; empty for none
 * @param privateKey where the private key stands, likewise
 * @param passphrase where the passphrase of the private key stands, likewise
 * @param hostKeys fingerprints of the server's host keys, such as {@code SHA256:...}; without one
 *     nothing is exchanged
 * @param timeoutSeconds how long the server may be silent
 * @param keeper whom people ask about the server, such as {@code the clearinghouse}
 */
public record SftpAccount(
    String host,
    int port,
    String user,
    String password,
    String privateKey,
    String passphrase,
    List<String> hostKeys,
    int timeoutSeconds,
    String keeper) {

  public SftpAccount {
    hostKeys = List.copyOf(hostKeys);
  }

  /** Host and port, as they are told to people and logs. */
  public String address() {
    return "%s, port %d".formatted(host, port);
  }
}
