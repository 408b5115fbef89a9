@NullMarked
package org.cobaltclaims.dashboard;

import org.jspecify.annotations.NullMarked;
