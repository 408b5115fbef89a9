/**
 * How the application speaks with the process engine: outbox, roots and their resume, the epoch
 * that says which engine is in use, and the retry policy of job workers.
 */
@NullMarked
package org.cobaltclaims.engine;

import org.jspecify.annotations.NullMarked;
