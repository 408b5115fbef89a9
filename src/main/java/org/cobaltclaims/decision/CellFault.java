package org.cobaltclaims.decision;

/**
 * What is wrong with a cell, a row or a table.
 *
 * @param table its id
 * @param row from 0; -1 for the table as a whole
 * @param column from 0, inputs before outputs; -1 for the row as a whole
 * @param message what it is and what to do about it
 */
public record CellFault(String table, int row, int column, String message) {}
