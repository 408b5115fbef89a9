package org.cobaltclaims.testing;

import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The database that database tests run on: H2, or MySQL with {@code -Dcobalt.test.database=mysql}.
 */
enum TestDatabase {
  H2 {
    @Override
    void register(DynamicPropertyRegistry properties) {
      properties.add(
          "spring.datasource.url",
          () ->
              "jdbc:h2:mem:cobalt;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
                  + "IGNORECASE=TRUE;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1");
    }
  };

  abstract void register(DynamicPropertyRegistry properties);

  static TestDatabase chosen() {
    return H2;
  }
}
