/** A practice's database and files in one file, and back. */
@NullMarked
package org.cobaltclaims.cli.backup;

import org.jspecify.annotations.NullMarked;
