package org.cobaltclaims.engine.embedded.rest;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** An HTTP/1.1 server on a port of the loopback interface. */
public final class RestServer implements AutoCloseable {

  /** Largest request, in bytes: deployments of many files are the large ones. */
  private static final int MAX_REQUEST = 32 << 20;

  private static final int MAX_LINE = 16 << 10;
  private static final int MAX_HEADERS = 32 << 10;
  private static final int MAX_CHUNK = 64 << 10;
  private static final long CLOSE_WITHIN_SECONDS = 5;

  private final EventLoopGroup loop;
  private final ChannelGroup connections;
  private final Channel server;

  private RestServer(EventLoopGroup loop, ChannelGroup connections, Channel server) {
    this.loop = loop;
    this.connections = connections;
    this.server = server;
  }

  /**
   * Opens a port and serves.
   *
   * @param port to listen at; 0 for any that is free
   * @param guard who may call
   * @param executor runs the handlers, so that no handler holds up the network
   * @throws UncheckedIOException when it cannot be opened
   */
  public static RestServer start(int port, List<Route> routes, RestGuard guard, Executor executor) {
    Router router = new Router(routes);
    EventLoopGroup loop =
        new NioEventLoopGroup(1, Thread.ofPlatform().daemon().name("engine-rest").factory());
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    connections.add(channel);
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec(MAX_LINE, MAX_HEADERS, MAX_CHUNK))
                        .addLast(new HttpServerKeepAliveHandler())
                        .addLast(new HttpObjectAggregator(MAX_REQUEST))
                        .addLast(new RestConnection(router, guard, executor));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new UncheckedIOException(
          "the engine's REST interface could not open local port " + port,
          new IOException(bound.cause()));
    }
    return new RestServer(loop, connections, bound.channel());
  }

  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() throws InterruptedException {
    server.close().await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
    connections.close().await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
  }
}
