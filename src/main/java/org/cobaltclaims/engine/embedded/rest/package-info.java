/**
 * HTTP on a loopback port as Camunda's Orchestration Cluster API speaks it: routes, calls, answers
 * and problem details. It knows no engine; who serves what is given to {@link RestServer} as
 * routes.
 */
@NullMarked
package org.cobaltclaims.engine.embedded.rest;

import org.jspecify.annotations.NullMarked;
