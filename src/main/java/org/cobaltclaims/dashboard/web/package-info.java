/** Dashboards for managers: pages and REST. */
@NullMarked
package org.cobaltclaims.dashboard.web;

import org.jspecify.annotations.NullMarked;
