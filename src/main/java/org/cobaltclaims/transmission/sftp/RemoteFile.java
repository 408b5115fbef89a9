package org.cobaltclaims.transmission.sftp;

/**
 * A file on a server.
 *
 * @param size in bytes
 * @param modified by the server's clock, in seconds; says nothing beside another clock
 */
public record RemoteFile(String name, long size, long modified) {}
