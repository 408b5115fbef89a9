/** The REST interface of the work lists, under {@code /api/tasks}. */
@NullMarked
package org.cobaltclaims.worklist.web;

import org.jspecify.annotations.NullMarked;
