package org.cobaltclaims.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what is sent to the database: a batch counts once, however many rows it has. */
public final class CountedStatements implements BeanPostProcessor {

  private static final AtomicLong SENT = new AtomicLong();

  /** How many statements have been sent since the program began. */
  public static long sent() {
    return SENT.get();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source ? counting(DataSource.class, source) : bean;
  }

  /** The same object, whose statements are counted. */
  @SuppressWarnings("unchecked")
  private static <T> T counting(Class<T> type, T target) {
    return (T)
        Proxy.newProxyInstance(
            CountedStatements.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (target instanceof Statement && method.getName().startsWith("execute")) {
                SENT.incrementAndGet();
              }
              try {
                Object result = method.invoke(target, arguments);
                Class<?> returned = method.getReturnType();
                boolean further = result instanceof Connection || result instanceof Statement;
                return further && returned.isInterface() ? counted(returned, result) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static <T> Object counted(Class<T> type, Object target) {
    return counting(type, type.cast(target));
  }
}
