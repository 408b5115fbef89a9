package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.transmission.Deliveries.Delivery;
import org.cobaltclaims.transmission.Deliveries.State;
import org.cobaltclaims.transmission.sftp.RemoteFile;
import org.cobaltclaims.transmission.sftp.SftpLink;
import org.cobaltclaims.transmission.sftp.SftpTrouble;
import org.cobaltclaims.transmission.sftp.SftpTrouble.About;
import org.springframework.stereotype.Component;

/**
 * Puts a file of ours on a server: under a hidden name, its length compared, then renamed. That it
 * is about to be renamed is committed before; who finds that after an interruption looks under both
 * names, so that no file is sent twice. Nothing here runs in a transaction.
 */
@Component
class SftpUploads {

  private static final String TAKEN_AWAY =
      "the connection broke while the file got its name; it lies under neither name any more, so"
          + " the clearinghouse has taken it. If it did not, its missing answer becomes a task";

  private static final String MOVED =
      "the connection broke while the file got its name on another server or folder than the"
          + " settings name now; it counts as sent. If it was not, its missing answer becomes a"
          + " task";

  private static final String READ =
      "the connection broke while the file got its name; it lies under neither name any more, so"
          + " your practice system has read it. If it did not, send it again";

  private final Archive archive;
  private final Deliveries deliveries;

  SftpUploads(Archive archive, Deliveries deliveries) {
    this.archive = archive;
    this.deliveries = deliveries;
  }

  /**
   * Delivers one file.
   *
   * @throws SftpTrouble if it could not be; what was done so far is found again by the next try
   */
  void deliver(SftpLink link, Destination destination, Delivery delivery) throws SftpTrouble {
    String folder = destination.folder();
    if (delivery.state() == State.NAMING) {
      if (destination.place().equals(delivery.place())) {
        settle(link, folder, delivery);
        return;
      }
      if (destination.clearinghouse() != null) {
        deliveries.delivered(delivery, MOVED);
        return;
      }
      // Who reads at the new place has not got it.
      deliveries.notNamed(delivery.id());
    }
    Optional<RemoteFile> there = link.find(folder, delivery.fileName());
    if (there.isPresent()) {
      sameOrCollision(link, folder, delivery, there.get());
      return;
    }
    upload(link, folder, delivery);
    deliveries.naming(delivery.id(), destination.place());
    name(link, folder, delivery);
  }

  /** Counts a file as delivered that may be, once its clearinghouse is no server any more. */
  boolean countIfNamed(Delivery delivery) {
    if (delivery.state() == State.NAMING) {
      deliveries.delivered(delivery, MOVED);
      return true;
    }
    return false;
  }

  private static String aside(Delivery delivery) {
    return "." + delivery.fileName() + ".tmp";
  }

  private void upload(SftpLink link, String folder, Delivery delivery) throws SftpTrouble {
    try (InputStream content = archive.open(delivery.archivePath())) {
      link.write(folder, aside(delivery), content);
    } catch (IOException e) {
      throw new UncheckedIOException("an archived file cannot be read", e);
    }
    long arrived = link.find(folder, aside(delivery)).map(RemoteFile::size).orElse(-1L);
    if (arrived != delivery.size()) {
      throw new SftpTrouble(
          About.FILE,
          "the file %s did not arrive as a whole (%d of %d bytes)"
              .formatted(delivery.fileName(), Math.max(arrived, 0), delivery.size()),
          "The server may be full: ask who keeps it. It is tried again by itself.");
    }
  }

  private void name(SftpLink link, String folder, Delivery delivery) throws SftpTrouble {
    link.rename(folder, aside(delivery), delivery.fileName());
    deliveries.delivered(delivery, null);
  }

  /** It was interrupted while it got its name, and may have it. */
  private void settle(SftpLink link, String folder, Delivery delivery) throws SftpTrouble {
    Optional<RemoteFile> there = link.find(folder, delivery.fileName());
    Optional<RemoteFile> aside = link.find(folder, aside(delivery));
    if (aside.isPresent()) {
      // While it lies here it did not get its name.
      if (there.isEmpty() && aside.get().size() == delivery.size()) {
        name(link, folder, delivery);
      } else {
        deliveries.notNamed(delivery.id());
        throw new SftpTrouble(
            About.FILE,
            "the file %s could not get its name on the server".formatted(delivery.fileName()),
            "It is uploaded again by itself.");
      }
    } else if (there.isPresent() && there.get().size() != delivery.size()) {
      throw collision(delivery);
    } else {
      if (there.isEmpty()) {
        // A folder that is gone has no file either: only one that can be listed proves anything.
        link.list(folder);
      }
      String gone = delivery.eraId() == null ? TAKEN_AWAY : READ;
      deliveries.delivered(delivery, there.isPresent() ? null : gone);
    }
  }

  /**
   * Something has the name before we gave it: our own file, sent before a database was restored?
   */
  private void sameOrCollision(SftpLink link, String folder, Delivery delivery, RemoteFile there)
      throws SftpTrouble {
    if (there.size() != delivery.size() || !delivery.sha256().equals(digest(link, folder, there))) {
      throw collision(delivery);
    }
    deliveries.delivered(
        delivery, "the same file lay on the server already; it was not sent again");
  }

  private static String digest(SftpLink link, String folder, RemoteFile file) throws SftpTrouble {
    MessageDigest digest = Sha256.digest();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      link.read(folder, file.name(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static SftpTrouble collision(Delivery delivery) {
    return new SftpTrouble(
        About.FILE,
        "another file with the name %s lies on the server, and is left as it is"
            .formatted(delivery.fileName()),
        delivery.eraId() == null
            ? "Another installation may send under the same ids. Ask the clearinghouse to take that"
                + " file away, or change the file names under Settings for the next ones; this one"
                + " goes as soon as its name is free."
            : "Look at that file, and take it away if nobody needs it; the ERA goes as soon as its"
                + " name is free.");
  }
}
