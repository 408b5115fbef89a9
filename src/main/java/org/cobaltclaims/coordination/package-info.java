/**
 * From what earlier payers decided to what the next payer is asked: gate, COB data, balancing,
 * crossover. Pure: no database, no Spring.
 */
@NullMarked
package org.cobaltclaims.coordination;

import org.jspecify.annotations.NullMarked;
