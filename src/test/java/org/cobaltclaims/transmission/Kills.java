package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Kills what runs at the n-th moment at which something becomes durable: right before and right
 * after each file is written or moved and each transaction is committed.
 */
final class Kills implements Disk, TransactionExecutionListener {

  /** The process is gone; nobody catches this. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed(String moment) {
      super(moment);
    }
  }

  private final Disk disk;
  private int at;
  private int seen;

  Kills(Disk disk) {
    this.disk = disk;
  }

  /**
   * Kills at a moment, counted from now on.
   *
   * @param moment from 1; 0 for never
   */
  void at(int moment) {
    at = moment;
    seen = 0;
  }

  private void moment(String what) {
    if (++seen == at) {
      throw new Killed(what);
    }
  }

  @Override
  public void write(Path file, Content content) throws IOException {
    moment("before " + file.getFileName() + " was written");
    disk.write(file, content);
    moment("after " + file.getFileName() + " was written");
  }

  @Override
  public InputStream open(Path file) throws IOException {
    return disk.open(file);
  }

  @Override
  public void remove(Path file) throws IOException {
    moment("before " + file.getFileName() + " was removed");
    disk.remove(file);
    moment("after " + file.getFileName() + " was removed");
  }

  @Override
  public void move(Path file, Path target) throws IOException {
    moment("before " + file.getFileName() + " was moved");
    disk.move(file, target);
    moment("after " + file.getFileName() + " was moved");
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    if (!transaction.isReadOnly()) {
      moment("before a commit");
    }
  }

  @Override
  public void afterCommit(TransactionExecution transaction, Throwable failure) {
    if (!transaction.isReadOnly() && failure == null) {
      moment("after a commit");
    }
  }
}
