package org.cobaltclaims.transmission;

import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Does the work of a transaction again where another one got in its way. */
final class Repeating {

  private static final int TRIES = 5;

  private Repeating() {}

  static <T> T inTransaction(TransactionTemplate transactions, Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        T result = transactions.execute(tx -> work.get());
        if (result == null) {
          throw new IllegalStateException("a transaction without a result");
        }
        return result;
      } catch (RuntimeException failure) {
        if (attempt == TRIES || !collided(failure)) {
          throw failure;
        }
      }
    }
  }

  private static boolean collided(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof TransientDataAccessException || t instanceof DuplicateKeyException) {
        return true;
      }
    }
    return false;
  }
}
