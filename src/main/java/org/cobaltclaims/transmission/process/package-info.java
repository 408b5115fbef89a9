/** The jobs of {@code batch-transmission}, and what the engine is told of batches and claims. */
@NullMarked
package org.cobaltclaims.transmission.process;

import org.jspecify.annotations.NullMarked;
