package org.cobaltclaims.transmission.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.cobaltclaims.practice.SftpAccount;
import org.cobaltclaims.transmission.sftp.SftpTrouble.About;
import org.jspecify.annotations.Nullable;

/** A connection to a server that was logged in to. Not for several threads. */
public final class SftpLink implements AutoCloseable {

  private final SshClient client;
  private final ClientSession session;
  private final SftpClient sftp;
  private final String server;
  private final String keeper;

  SftpLink(SshClient client, ClientSession session, SftpClient sftp, SftpAccount account) {
    this.client = client;
    this.session = session;
    this.sftp = sftp;
    this.server = account.address();
    this.keeper = account.keeper();
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  /** The files of a folder; folders and what else lies there are left out. */
  public List<RemoteFile> list(String folder) throws SftpTrouble {
    return done(
        About.FOLDER,
        "the folder %s on %s cannot be listed".formatted(folder, server),
        "See that the folder's name is right and that your account may read it.",
        () -> {
          List<RemoteFile> files = new ArrayList<>();
          for (DirEntry entry : sftp.readDir(folder)) {
            if (entry.getAttributes().isRegularFile() && safe(entry.getFilename())) {
              files.add(file(entry.getFilename(), entry.getAttributes()));
            }
          }
          return files;
        });
  }

  /** A name that leads elsewhere is no file's. */
  private static boolean safe(String name) {
    return !name.isEmpty()
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0
        && name.codePoints().noneMatch(Character::isISOControl)
        && name.length() <= 200;
  }

  private static RemoteFile file(String name, Attributes attributes) {
    long modified =
        attributes.getModifyTime() == null ? 0 : attributes.getModifyTime().toMillis() / 1000;
    return new RemoteFile(name, attributes.getSize(), modified);
  }

  /** One file; empty if there is none of that name. */
  public Optional<RemoteFile> find(String folder, String name) throws SftpTrouble {
    return done(
        About.FOLDER,
        "the server %s does not say whether %s is in the folder %s".formatted(server, name, folder),
        "See that the folder's name is right and that your account may list it.",
        () -> {
          try {
            return Optional.of(file(name, sftp.stat(path(folder, name))));
          } catch (SftpException answer) {
            if (answer.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
              return Optional.empty();
            }
            throw answer;
          }
        });
  }

  /**
   * Writes a file from its beginning, over one of that name.
   *
   * @param content is left open
   */
  public void write(String folder, String name, InputStream content) throws SftpTrouble {
    done(
        About.FOLDER,
        "the server %s does not take files in the folder %s".formatted(server, folder),
        "See that the folder's name is right, that your account may write there, and ask"
            + " %s whether there is room; it is tried again by itself.".formatted(keeper),
        () -> {
          try (OutputStream out =
              sftp.write(
                  path(folder, name),
                  List.of(
                      SftpClient.OpenMode.Create,
                      SftpClient.OpenMode.Write,
                      SftpClient.OpenMode.Truncate))) {
            content.transferTo(out);
          }
          return true;
        });
  }

  /** Gives a file of a folder another name; a file that has it already stays as it is. */
  public void rename(String folder, String from, String to) throws SftpTrouble {
    done(
        About.FOLDER,
        "the server %s does not let files be renamed in the folder %s".formatted(server, folder),
        "Ask %s for the right to rename what you upload.".formatted(keeper),
        () -> {
          sftp.rename(path(folder, from), path(folder, to));
          return true;
        });
  }

  /** Copies a file's content; what is thrown by {@code out} passes through unchanged. */
  public void read(String folder, String name, OutputStream out) throws SftpTrouble, IOException {
    Passing passing = new Passing(out);
    try {
      done(
          About.FILE,
          "the file %s in the folder %s on %s cannot be read".formatted(name, folder, server),
          "Ask %s to give your account the right to read it; it is tried again by itself."
              .formatted(keeper),
          () -> {
            try (InputStream in = sftp.read(path(folder, name))) {
              in.transferTo(passing);
            }
            return true;
          });
    } catch (SftpTrouble trouble) {
      if (passing.failure != null) {
        throw passing.failure;
      }
      throw trouble;
    }
  }

  /** Tells what this machine refuses from what the server does. */
  private static final class Passing extends OutputStream {
    private final OutputStream out;
    private @Nullable IOException failure;

    Passing(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }

  /** Removes a file. */
  public void remove(String folder, String name) throws SftpTrouble {
    done(
        About.FOLDER,
        "the server %s does not let files be removed from the folder %s".formatted(server, folder),
        "Ask %s for the right, or leave fetched files there.".formatted(keeper),
        () -> {
          sftp.remove(path(folder, name));
          return true;
        });
  }

  private static String path(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  /** The server's own refusal has the words given; all else is the connection. */
  private <T> T done(About about, String refused, String remedy, Step<T> step) throws SftpTrouble {
    try {
      return step.run();
    } catch (IOException | RuntimeException e) {
      SftpException answer = answer(e);
      if (answer == null
          || answer.getStatus() == SftpConstants.SSH_FX_CONNECTION_LOST
          || answer.getStatus() == SftpConstants.SSH_FX_NO_CONNECTION) {
        throw broken();
      }
      throw new SftpTrouble(
          about, refused + ": " + SftpConstants.getStatusName(answer.getStatus()), remedy);
    }
  }

  /** What the server said, which iterators wrap; null if it said nothing. */
  private static @Nullable SftpException answer(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SftpException answer) {
        return answer;
      }
    }
    return null;
  }

  private SftpTrouble broken() {
    return new SftpTrouble(
        About.CONNECTION,
        "the connection to %s broke off, or the server fell silent".formatted(server),
        "Nothing is lost; it is tried again by itself. If it lasts, ask %s.".formatted(keeper));
  }

  @Override
  public void close() {
    try {
      sftp.close();
    } catch (IOException | RuntimeException e) {
      // What matters was done before; a connection that cannot end in order ends so.
    }
    session.close(true);
    client.stop();
  }
}
