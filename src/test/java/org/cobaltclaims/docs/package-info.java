/** The documents that are made from the models, and the proof that they are up to date. */
@NullMarked
package org.cobaltclaims.docs;

import org.jspecify.annotations.NullMarked;
