/** What a coverage-guided fuzzer calls, and the inputs that it found, as tests. */
@NullMarked
package org.cobaltclaims.edi.fuzz;

import org.jspecify.annotations.NullMarked;
