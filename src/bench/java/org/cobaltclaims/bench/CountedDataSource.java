package org.cobaltclaims.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A data source that tells a {@link WorkCount} of every statement that is run and of every
 * transaction that ends. A batch of rows is one statement. A statement outside of a transaction is
 * a transaction of its own.
 */
final class CountedDataSource extends DelegatingDataSource {
  private final WorkCount count;

  private CountedDataSource(DataSource target, WorkCount count) {
    super(target);
    this.count = count;
  }

  /** Puts the counting before the application's own data source. */
  static BeanPostProcessor counting(WorkCount count) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof CountedDataSource)
            ? new CountedDataSource(source, count)
            : bean;
      }
    };
  }

  @Override
  public Connection getConnection() throws SQLException {
    return counted(super.getConnection());
  }

  private Connection counted(Connection connection) {
    List<String> running = new ArrayList<>();
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = invoke(connection, method, arguments);
          if (method.getName().equals("commit")) {
            count.committed(List.copyOf(running));
          }
          if (method.getName().equals("commit") || method.getName().equals("rollback")) {
            running.clear();
          }
          if (result instanceof PreparedStatement statement) {
            String sql = String.valueOf(arguments[0]);
            return counted(PreparedStatement.class, statement, connection, sql, running);
          }
          return result instanceof Statement statement
              ? counted(Statement.class, statement, connection, "", running)
              : result;
        });
  }

  private <S extends Statement> S counted(
      Class<S> type, S statement, Connection connection, String sql, List<String> running) {
    return proxy(
        type,
        (proxy, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            String text = sql.isEmpty() && arguments != null ? String.valueOf(arguments[0]) : sql;
            if (connection.getAutoCommit()) {
              count.committed(List.of(WorkCount.normal(text)));
            } else {
              running.add(WorkCount.normal(text));
            }
          }
          return invoke(statement, method, arguments);
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            CountedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
