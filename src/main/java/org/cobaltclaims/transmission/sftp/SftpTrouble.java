package org.cobaltclaims.transmission.sftp;

/**
 * What is wrong with a server, for a person: what was found and what to do. Names host and port,
 * folders and our own files, and never a log-in or a secret.
 */
public final class SftpTrouble extends Exception {

  private static final long serialVersionUID = 1;

  /** What a trouble is about. */
  public enum About {
    /** What has to be known before a server is asked: secrets and keys. */
    SETTINGS,
    /** The server cannot be reached, is silent, or breaks off. */
    CONNECTION,
    /** Its host key is not the one that is pinned, or none is. */
    HOST_KEY,
    /** It refuses the log-in. */
    LOGIN,
    /** It refuses what is to be done in a folder. */
    FOLDER,
    /** A single file; others may do well. */
    FILE
  }

  private final About about;
  private final String remedy;

  /**
   * @param found what was found, without a full stop
   * @param remedy what to do, in a sentence
   */
  public SftpTrouble(About about, String found, String remedy) {
    // Causes are left out: libraries put accounts and addresses into their messages.
    super(found);
    this.about = about;
    this.remedy = remedy;
  }

  public About about() {
    return about;
  }

  /** What was found. */
  public String found() {
    return String.valueOf(getMessage());
  }

  public String remedy() {
    return remedy;
  }
}
