/** What happens in the embedded engine, told record by record to whoever keeps a view of it. */
@NullMarked
package org.cobaltclaims.engine.embedded.record;

import org.jspecify.annotations.NullMarked;
