/**
 * The pages on which the practice's settings are changed, and the set-up of an empty installation.
 */
@NullMarked
package org.cobaltclaims.practice.web;

import org.jspecify.annotations.NullMarked;
