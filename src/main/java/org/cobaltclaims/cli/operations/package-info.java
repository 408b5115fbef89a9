/** What those who run Cobalt look at: metrics, and checks with names. Numbers only, no PHI. */
@NullMarked
package org.cobaltclaims.cli.operations;

import org.jspecify.annotations.NullMarked;
