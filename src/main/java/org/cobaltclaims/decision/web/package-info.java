/** The decision tables for people who may change them: pages, and REST under /api/decisions. */
@NullMarked
package org.cobaltclaims.decision.web;

import org.jspecify.annotations.NullMarked;
