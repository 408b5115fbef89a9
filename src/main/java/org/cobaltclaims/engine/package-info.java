/** What ties the application to the process engine: outbox, resume, retry policy, process names. */
@NullMarked
package org.cobaltclaims.engine;

import org.jspecify.annotations.NullMarked;
