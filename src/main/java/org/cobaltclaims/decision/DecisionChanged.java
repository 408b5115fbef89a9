package org.cobaltclaims.decision;

/** Another version of a table is in force; told in the transaction in which it becomes so. */
public record DecisionChanged(String decision) {}
