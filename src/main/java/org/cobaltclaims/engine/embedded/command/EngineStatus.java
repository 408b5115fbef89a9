package org.cobaltclaims.engine.embedded.command;

/**
 * What the engine says of itself when asked for the cluster's topology.
 *
 * @param port of the gRPC gateway
 * @param lastCompletedChange counts purges, 0 at the start
 */
public record EngineStatus(
    String version, String host, int port, boolean healthy, long lastCompletedChange) {}
