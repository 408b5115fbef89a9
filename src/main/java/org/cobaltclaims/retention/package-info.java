/**
 * How long records are kept: legal holds, and the purge of what is old and finished (DOMAIN 11).
 */
@org.jspecify.annotations.NullMarked
package org.cobaltclaims.retention;
