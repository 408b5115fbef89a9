package org.cobaltclaims.engine.embedded.read;

import java.util.Arrays;
import java.util.Optional;

/** How a filter compares. */
enum Operator {
  EQ("$eq"),
  NEQ("$neq"),
  EXISTS("$exists"),
  IN("$in"),
  NOT_IN("$notIn"),
  LIKE("$like"),
  GT("$gt"),
  GTE("$gte"),
  LT("$lt"),
  LTE("$lte");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  static Optional<Operator> of(String symbol) {
    return Arrays.stream(values()).filter(operator -> operator.symbol.equals(symbol)).findFirst();
  }

  @Override
  public String toString() {
    return symbol;
  }
}
