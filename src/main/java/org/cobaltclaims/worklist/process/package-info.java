/**
 * Where tasks meet the process engine: the table that rates them, the listeners of its user tasks,
 * and what it is told when a task is done.
 */
@NullMarked
package org.cobaltclaims.worklist.process;

import org.jspecify.annotations.NullMarked;
