/** Job workers of the processes claim-family, payer-claim and await-remittance, and the services below them. */
@NullMarked
package org.cobaltclaims.claim.process;

import org.jspecify.annotations.NullMarked;
