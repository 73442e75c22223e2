package io.entitlements.samples.quickstart;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Takes the network away from this process, for good: every later attempt to make a socket of any
 * kind fails. It then tries, since a lock that nobody has pulled at proves nothing.
 */
final class NoNetwork {

  private NoNetwork() {}

  @SuppressWarnings("deprecation") // replacing the factories is what cuts the sockets off
  static void enforce() throws IOException {
    System.setProperty(
        "java.nio.channels.spi.SelectorProvider", DeniedSelectorProvider.class.getName());
    System.setProperty(
        "java.nio.channels.spi.AsynchronousChannelProvider",
        DeniedAsynchronousChannelProvider.class.getName());
    DatagramSocket.setDatagramSocketImplFactory(
        () -> {
          throw new NetworkDenied();
        });
    Socket.setSocketImplFactory(
        () -> {
          throw new NetworkDenied();
        });
    ServerSocket.setSocketFactory(
        () -> {
          throw new NetworkDenied();
        });
    expectDenied(() -> new Socket(InetAddress.getLoopbackAddress(), 9).close());
    expectDenied(() -> new ServerSocket(0).close());
    expectDenied(() -> new DatagramSocket().close());
    expectDenied(() -> SocketChannel.open().close());
    expectDenied(() -> AsynchronousSocketChannel.open().close());
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static void expectDenied(Attempt attempt) throws IOException {
    try {
      attempt.run();
    } catch (NetworkDenied denied) {
      return;
    }
    throw new IllegalStateException("this process can still reach the network");
  }

  /** What every attempt to make a socket ends in. */
  static final class NetworkDenied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NetworkDenied() {
      super("this process has no network");
    }
  }
}
