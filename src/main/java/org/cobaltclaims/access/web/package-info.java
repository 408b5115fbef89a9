/** The log-in, and what each page and REST call asks for. */
@NullMarked
package org.cobaltclaims.access.web;

import org.jspecify.annotations.NullMarked;
