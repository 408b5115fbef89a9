package org.cobaltclaims.engine.embedded.grpc;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The gRPC server on a port of the loopback interface. */
public final class GatewayServer implements AutoCloseable {

  private static final int MAX_MESSAGE = 8 << 20;
  private static final long CLOSE_WITHIN_SECONDS = 5;

  private final Server server;

  private GatewayServer(Server server) {
    this.server = server;
  }

  /**
   * Opens a port and serves.
   *
   * @param port to listen at; 0 for any that is free
   * @throws UncheckedIOException when it cannot be opened
   */
  public static GatewayServer start(
      int port, BindableService service, ServerInterceptor guard, Executor executor) {
    try {
      Server server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .maxInboundMessageSize(MAX_MESSAGE)
              // Clients ping every 45 s by default; the server's own default takes that as abuse.
              .permitKeepAliveTime(10, TimeUnit.SECONDS)
              .permitKeepAliveWithoutCalls(true)
              .intercept(guard)
              .executor(executor)
              .addService(service)
              .build()
              .start();
      return new GatewayServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException("the engine's gateway could not open local port " + port, e);
    }
  }

  public int port() {
    return server.getPort();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() throws InterruptedException {
    server.shutdownNow();
    server.awaitTermination(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
  }
}
