/** The application: its start and what all features share of the framework. */
@NullMarked
package org.cobaltclaims;

import org.jspecify.annotations.NullMarked;
