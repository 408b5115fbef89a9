/** The page of legal holds, and its calls. */
@org.jspecify.annotations.NullMarked
package org.cobaltclaims.retention.web;
