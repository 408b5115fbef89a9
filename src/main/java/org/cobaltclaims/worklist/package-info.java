/** What people are asked to do: task rows, opened and closed with the facts that they are about. */
@NullMarked
package org.cobaltclaims.worklist;

import org.jspecify.annotations.NullMarked;
