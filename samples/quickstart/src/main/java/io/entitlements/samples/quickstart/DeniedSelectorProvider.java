package io.entitlements.samples.quickstart;

import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/** Makes no channels; the platform loads it by name, which is why it is public. */
public final class DeniedSelectorProvider extends SelectorProvider {

  @Override
  public DatagramChannel openDatagramChannel() {
    throw new NoNetwork.NetworkDenied();
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) {
    throw new NoNetwork.NetworkDenied();
  }

  @Override
  public Pipe openPipe() {
    throw new NoNetwork.NetworkDenied();
  }

  @Override
  public AbstractSelector openSelector() {
    throw new NoNetwork.NetworkDenied();
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() {
    throw new NoNetwork.NetworkDenied();
  }

  @Override
  public SocketChannel openSocketChannel() {
    throw new NoNetwork.NetworkDenied();
  }
}
