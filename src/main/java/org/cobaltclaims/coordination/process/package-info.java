/** Job workers of the process secondary-claim: from the database to the pure rules of coordination and back. */
@NullMarked
package org.cobaltclaims.coordination.process;

import org.jspecify.annotations.NullMarked;
