/**
 * The lists of claims, and the page of a family: coverages, money, history, place in the processes.
 */
@NullMarked
package org.cobaltclaims.claim.web;

import org.jspecify.annotations.NullMarked;
