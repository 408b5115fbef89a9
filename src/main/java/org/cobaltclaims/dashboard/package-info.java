/** Read models and figures for managers, and the report of what the application holds. */
@NullMarked
package org.cobaltclaims.dashboard;

import org.jspecify.annotations.NullMarked;
