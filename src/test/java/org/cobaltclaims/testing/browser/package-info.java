/** The desk in a real browser, over what a demo has left behind. */
@NullMarked
package org.cobaltclaims.testing.browser;

import org.jspecify.annotations.NullMarked;
