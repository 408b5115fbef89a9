/**
 * Proves from the database, the folders and the engine that nothing was lost and nothing doubled.
 */
package org.cobaltclaims.testing.proof;
