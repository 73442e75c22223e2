package io.entitlements.core.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name server on this computer, which answers over UDP and TCP what a test wants. */
final class NameServer implements AutoCloseable {

  /** What it sends for a query: any number of messages, none for silence. */
  interface Script {
    List<byte[]> answers(byte[] query, boolean overTcp);
  }

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Script script;
  private final List<Boolean> asked = new CopyOnWriteArrayList<>();

  private NameServer(DatagramSocket udp, ServerSocket tcp, Script script) {
    this.udp = udp;
    this.tcp = tcp;
    this.script = script;
  }

  static NameServer that(Script script) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    ServerSocket tcp = new ServerSocket(0, 50, here);
    NameServer server = new NameServer(new DatagramSocket(tcp.getLocalPort(), here), tcp, script);
    start(server::serveUdp);
    start(server::serveTcp);
    return server;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "name server");
    thread.setDaemon(true);
    thread.start();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), udp.getLocalPort());
  }

  /** One entry for each query: whether it came over TCP. */
  List<Boolean> asked() {
    return asked;
  }

  private void serveUdp() {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[1_500], 1_500);
        udp.receive(packet);
        asked.add(false);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        for (byte[] answer : script.answers(query, false)) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void serveTcp() {
    try {
      while (true) {
        Socket socket = tcp.accept();
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  /** What a script sends over TCP begins with its own two bytes of length. */
  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] query = new byte[in.readUnsignedShort()];
      in.readFully(query);
      asked.add(true);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      for (byte[] answer : script.answers(query, true)) {
        out.write(answer);
      }
      out.flush();
      in.read(); // until the client has had enough
    } catch (IOException e) {
      // The client has gone.
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
