package org.cobaltclaims.practice;

/** Checks what a section says about an SFTP server. */
final class SftpEntries {

  private static final int HIGHEST_PORT = 65535;
  private static final int LONGEST_SILENCE = 600;

  /** Where a secret stands; the secret itself would be kept in every version of the settings. */
  private static final String SECRET = "env:[A-Za-z_][A-Za-z0-9_]*|file:.+";

  private final YamlReader reader;

  SftpEntries(YamlReader reader) {
    this.reader = reader;
  }

  void check(SftpAccount account, YamlNode node) {
    reader.check(
        account.host().matches("[A-Za-z0-9]([A-Za-z0-9.:-]{0,250})"),
        node,
        "host",
        "is the server's name or address, such as sftp.clearinghouse.example; nothing before or"
            + " behind it");
    reader.check(
        account.port() >= 1 && account.port() <= HIGHEST_PORT,
        node,
        "port",
        "is a number from 1 to 65535");
    reader.check(
        account.hostKeys().stream().allMatch(key -> key.matches("SHA256:[A-Za-z0-9+/]{43}")),
        node,
        "hostKeys",
        "holds fingerprints such as SHA256: and 43 characters; the connection test shows the"
            + " server's");
    reader.check(
        account.timeoutSeconds() >= 1 && account.timeoutSeconds() <= LONGEST_SILENCE,
        node,
        "timeoutSeconds",
        "is 1 to 600 seconds");
    login(account, node);
  }

  void folder(String folder, YamlNode node, String key) {
    reader.check(
        !folder.isEmpty() && folder.codePoints().noneMatch(Character::isISOControl),
        node,
        key,
        "names a folder on the server, such as inbound; a dot for the one that the log-in leads"
            + " to");
  }

  private void login(SftpAccount account, YamlNode node) {
    reader.check(
        !account.user().isEmpty() && account.user().codePoints().noneMatch(Character::isISOControl),
        node,
        "user",
        "is your account on their server");
    reader.check(
        !account.password().isEmpty() || !account.privateKey().isEmpty(),
        node,
        "password",
        "or privateKey is needed: where it stands, as env:NAME or file:/path");
    secret(account.password(), node, "password");
    secret(account.privateKey(), node, "privateKey");
    secret(account.passphrase(), node, "passphrase");
  }

  /** The refusal says nothing of the value: it may be the secret. */
  private void secret(String value, YamlNode node, String key) {
    reader.check(
        value.isEmpty() || value.matches(SECRET),
        node,
        key,
        "has to name where it stands, never the secret itself: env:NAME for an environment"
            + " variable, file:/path for a file that only Cobalt's user may read");
  }
}
