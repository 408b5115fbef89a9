package org.cobaltclaims.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.cobaltclaims.engine.EngineFaults;
import org.cobaltclaims.transmission.Disk;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Faults of the world around the application, at its ports to disk, database and engine. Each lasts
 * for a number of attempts and is over then. No {@code @Configuration}, so that scans of the whole
 * application pass it by.
 */
class WorldFaults {

  @Bean
  static Ports ports() {
    return new Ports();
  }

  @Bean
  static EngineFaults engineFaults() {
    return new EngineFaults();
  }

  /** The disk's and the database's. */
  static final class Ports implements BeanPostProcessor {
    private final AtomicInteger fullDisk = new AtomicInteger();
    private final AtomicInteger goneDatabase = new AtomicInteger();

    /** The next so many files find no room. */
    void diskFullFor(int files) {
      fullDisk.set(files);
    }

    /** The next so many connections are refused. */
    void databaseGoneFor(int connections) {
      goneDatabase.set(connections);
    }

    boolean anyLeft() {
      return fullDisk.get() > 0 || goneDatabase.get() > 0;
    }

    private static boolean fails(AtomicInteger fault) {
      return fault.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return switch (bean) {
        case Disk disk -> new FullDisk(disk);
        case DataSource source -> new GoneDatabase(source);
        default -> bean;
      };
    }

    private final class FullDisk implements Disk {
      private final Disk disk;

      private FullDisk(Disk disk) {
        this.disk = disk;
      }

      @Override
      public void write(Path file, Content content) throws IOException {
        if (fails(fullDisk)) {
          throw new IOException("No space left on device");
        }
        disk.write(file, content);
      }

      @Override
      public InputStream open(Path file) throws IOException {
        return disk.open(file);
      }

      @Override
      public void move(Path file, Path target) throws IOException {
        disk.move(file, target);
      }
    }

    private final class GoneDatabase extends DelegatingDataSource {
      private GoneDatabase(DataSource source) {
        super(source);
      }

      @Override
      public Connection getConnection() throws SQLException {
        if (fails(goneDatabase)) {
          throw new SQLTransientConnectionException("connection refused");
        }
        return super.getConnection();
      }
    }
  }
}
