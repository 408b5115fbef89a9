package org.cobaltclaims.transmission;

import org.jspecify.annotations.Nullable;

/**
 * A file of ours lies on its clearinghouse's server. Published in the transaction that says so.
 *
 * @param delivery what was delivered
 * @param note what a person should know about how; null for nothing
 */
record FileDelivered(Deliveries.Delivery delivery, @Nullable String note) {}
