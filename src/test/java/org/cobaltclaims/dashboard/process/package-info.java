@NullMarked
package org.cobaltclaims.dashboard.process;

import org.jspecify.annotations.NullMarked;
