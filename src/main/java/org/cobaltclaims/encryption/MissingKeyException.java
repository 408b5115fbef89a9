package org.cobaltclaims.encryption;

/** A key is not there, or another one stands under its id. */
public final class MissingKeyException extends VaultException {
  private static final long serialVersionUID = 1;

  private MissingKeyException(String message, String remedy) {
    super(message, remedy);
  }

  static MissingKeyException none(String where) {
    return new MissingKeyException(
        "there is no master key in %s, but data that was encrypted with one".formatted(where),
        "Put the key file back from where you keep it, or name the place by"
            + " cobalt.encryption.key-file or the keys by cobalt.encryption.keys. Nothing that was"
            + " encrypted can be read without it. If it is lost for good, docs/security.md says how"
            + " to go on");
  }

  static MissingKeyException master(String id, String where) {
    return new MissingKeyException(
        "master key %s is not in %s".formatted(id, where),
        ("Add the line that begins with %s from where you keep your keys. If it is lost for good,"
                + " docs/security.md says how to go on")
            .formatted(id));
  }

  static MissingKeyException wrong(String id, String dataKey) {
    return new MissingKeyException(
        "master key %s is not the one that data key %s was wrapped with".formatted(id, dataKey),
        ("Another key stands under the id %s, or the data key was changed. Put the right line of"
                + " the key file back from where you keep it, or archive/keys/%s from a backup")
            .formatted(id, dataKey));
  }

  static MissingKeyException data(String dataKey) {
    return new MissingKeyException(
        "data key %s is not in archive/keys".formatted(dataKey),
        "Put archive/keys/%s back from a backup".formatted(dataKey));
  }
}
