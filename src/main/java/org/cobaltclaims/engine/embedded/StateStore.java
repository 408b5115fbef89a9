package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.AccessMetricsConfiguration.Kind;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory.SharedRocksDbResources;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;

/** The engine's state in RocksDB, without a write-ahead log: it need not survive the process. */
final class StateStore implements AutoCloseable {

  /** Native memory for caches and write buffers, in bytes. */
  private static final long MEMORY = 128L << 20;

  private final SharedRocksDbResources memory;
  private final ZeebeDb<ZbColumnFamilies> db;

  private StateStore(SharedRocksDbResources memory, ZeebeDb<ZbColumnFamilies> db) {
    this.memory = memory;
    this.db = db;
  }

  static StateStore open(Path folder) {
    RocksDbConfiguration configuration =
        new RocksDbConfiguration().setMemoryLimit(MEMORY).setWalDisabled(true);
    SharedRocksDbResources memory = SharedRocksDbResources.allocate(MEMORY);
    try {
      ZeebeDb<ZbColumnFamilies> db =
          new ZeebeRocksDbFactory<ZbColumnFamilies>(
                  configuration,
                  new ConsistencyChecksSettings(false, false),
                  new AccessMetricsConfiguration(Kind.NONE, 1),
                  SimpleMeterRegistry::new,
                  memory,
                  1)
              .createDb(folder.toFile());
      return new StateStore(memory, db);
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  ZeebeDb<ZbColumnFamilies> db() {
    return db;
  }

  @Override
  public void close() throws Exception {
    db.close();
    memory.close();
  }
}
