/** Who may do what: accounts, their roles, and the log-in. */
@NullMarked
package org.cobaltclaims.access;

import org.jspecify.annotations.NullMarked;
