/** REST of what people do with claims and families beside their tasks. */
@NullMarked
package org.cobaltclaims.coordination.web;

import org.jspecify.annotations.NullMarked;
