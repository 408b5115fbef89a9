/**
 * Who prints what: the print folder, batches, and what is known of a claim that is to be mailed.
 */
@NullMarked
package org.cobaltclaims.paper.process;

import org.jspecify.annotations.NullMarked;
