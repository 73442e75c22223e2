package io.entitlements.core.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as told, one client at a time, and keeps what it heard. */
final class ScriptedServer implements AutoCloseable {

  /** An answer: the connection is cut. */
  static final String CUT = "cut";

  /** An answer: silence, until the client has gone. */
  static final String SILENCE = "silence";

  final List<String> commands = new CopyOnWriteArrayList<>();
  final List<String> messages = new CopyOnWriteArrayList<>();
  final AtomicInteger encrypted = new AtomicInteger();

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> extensions = new CopyOnWriteArrayList<>();
  private final @Nullable SSLContext tls;
  private final int port;
  private ServerSocket listener;

  ScriptedServer(@Nullable SSLContext tls) throws IOException {
    this.tls = tls;
    if (tls != null) {
      extensions.add("STARTTLS");
    }
    this.listener = open(0);
    this.port = listener.getLocalPort();
  }

  private ServerSocket open(int at) throws IOException {
    ServerSocket opened = new ServerSocket();
    opened.setReuseAddress(true);
    opened.bind(new InetSocketAddress(InetAddress.getByName("localhost"), at));
    Thread thread = new Thread(() -> listen(opened), "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
    return opened;
  }

  int port() {
    return port;
  }

  /** What to answer to a command; {@code CONNECT} is the greeting, {@code END} ends a message. */
  ScriptedServer answering(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  ScriptedServer offering(String extension) {
    extensions.add(extension);
    return this;
  }

  /** From now on everything is fine. */
  void heal() {
    answers.clear();
  }

  void stop() throws IOException {
    listener.close();
  }

  void startAgain() throws IOException {
    listener = open(port);
  }

  @Override
  public void close() throws IOException {
    stop();
  }

  private void listen(ServerSocket from) {
    while (!from.isClosed()) {
      try (Socket socket = from.accept()) {
        serve(socket);
      } catch (IOException | UncheckedIOException e) {
        // The client went, or the server is stopped.
      }
    }
  }

  private void serve(Socket first) throws IOException {
    Socket socket = first;
    BufferedReader in = reader(socket);
    boolean open = answer(socket, "CONNECT", "220 here");
    while (open) {
      String line = in.readLine();
      if (line == null) {
        return;
      }
      commands.add(line);
      String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      open =
          switch (command) {
            case "EHLO" -> answer(socket, command, capabilities());
            case "DATA" -> answer(socket, command, "354 go") && body(in, socket);
            case "STARTTLS" -> answer(socket, command, "220 go");
            case "QUIT" -> answer(socket, command, "221 bye");
            default -> answer(socket, command, "250 fine");
          };
      if (open && command.equals("STARTTLS")) {
        socket = encrypt(socket);
        in = reader(socket);
      }
    }
  }

  private boolean body(BufferedReader in, Socket socket) throws IOException {
    if (answers.containsKey("DATA")) {
      return true;
    }
    StringBuilder message = new StringBuilder();
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        return false;
      }
      message.append(line).append('\n');
    }
    messages.add(message.toString());
    return answer(socket, "END", "250 taken");
  }

  private boolean answer(Socket socket, String command, String usual) throws IOException {
    String answer = answers.getOrDefault(command, usual);
    if (answer.equals(CUT)) {
      return false;
    }
    if (answer.equals(SILENCE)) {
      return socket.getInputStream().read() >= 0;
    }
    socket.getOutputStream().write((answer + "\r\n").getBytes(UTF_8));
    socket.getOutputStream().flush();
    return true;
  }

  private String capabilities() {
    StringBuilder text = new StringBuilder("250-localhost\r\n");
    extensions.forEach(extension -> text.append("250-").append(extension).append("\r\n"));
    return text.append("250 HELP").toString();
  }

  private Socket encrypt(Socket plain) throws IOException {
    if (tls == null) {
      throw new IOException("no TLS here");
    }
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    encrypted.incrementAndGet();
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }
}
