/** REST of files: answers that are uploaded by hand, claims that are downloaded. */
@NullMarked
package org.cobaltclaims.transmission.web;

import org.jspecify.annotations.NullMarked;
