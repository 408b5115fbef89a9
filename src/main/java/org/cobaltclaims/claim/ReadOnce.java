package org.cobaltclaims.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction that only reads has read. Such a transaction asks the same thing in several
 * places, and has to be told the same each time; so it is read once. A transaction that writes
 * reads anew, because what it waited for may have changed what it knew.
 */
public final class ReadOnce {

  private static final Object KEY = new Object();

  private ReadOnce() {}

  /**
   * Reads, or answers what this transaction has read before.
   *
   * @param what is read, such as a table's name
   * @param id of what is read
   */
  @SuppressWarnings("unchecked") // one name stands for one type
  public static <T> T get(String what, String id, Supplier<T> read) {
    Map<Object, Object> known = known();
    if (known == null) {
      return read.get();
    }
    List<String> key = List.of(what, id);
    Object before = known.get(key);
    if (before != null) {
      return (T) before;
    }
    T answer = read.get();
    known.put(key, answer);
    return answer;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<Object, Object> known() {
    boolean onlyReads =
        TransactionSynchronizationManager.isActualTransactionActive()
            && TransactionSynchronizationManager.isSynchronizationActive()
            && TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    if (!onlyReads) {
      return null;
    }
    Object bound = TransactionSynchronizationManager.getResource(KEY);
    if (bound != null) {
      return (Map<Object, Object>) bound;
    }
    Map<Object, Object> known = new HashMap<>();
    TransactionSynchronizationManager.bindResource(KEY, known);
    TransactionSynchronizationManager.registerSynchronization(new Forgetting(known));
    return known;
  }

  private record Forgetting(Map<Object, Object> known) implements TransactionSynchronization {
    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(KEY);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(KEY, known);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
    }
  }
}
