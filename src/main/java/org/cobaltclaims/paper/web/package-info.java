/** Forms, EOB pages, packets and print batches over REST. */
@NullMarked
package org.cobaltclaims.paper.web;

import org.jspecify.annotations.NullMarked;
