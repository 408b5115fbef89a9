package org.cobaltclaims.engine.embedded.rest;

import org.jspecify.annotations.Nullable;

/**
 * One part of a multipart body.
 *
 * @param filename null for a plain field
 */
@SuppressWarnings("ArrayRecordComponent")
public record Part(String name, @Nullable String filename, byte[] content) {}
