package io.entitlements.core.dns;

import io.entitlements.spi.TxtRecords;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Asks name servers that look further by themselves (recursive resolvers), over UDP, and over TCP
 * where an answer does not fit (RFC 1035, RFC 7766). Aliases (CNAME) are followed by the server. An
 * answer is believed as it comes: nothing is validated here (DNSSEC), so the way to the server
 * should be as trustworthy as the server. Immutable and thread-safe.
 */
public final class DnsTxtRecords implements TxtRecords {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,253}");
  private static final int TRIES = 3;
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final String servers;
  private final Duration timeout;

  private DnsTxtRecords(String servers, Duration timeout) {
    this.servers = servers;
    this.timeout = timeout;
  }

  /**
   * Asks the name servers that the operating system is set to.
   *
   * @return the look-up, with a timeout of a second
   */
  public static DnsTxtRecords ofPlatform() {
    return new DnsTxtRecords("dns:", Duration.ofSeconds(1));
  }

  /**
   * Asks these name servers.
   *
   * @param first the server that is asked first
   * @param others who is asked if those before give no answer
   * @return the look-up, with a timeout of a second
   */
  public static DnsTxtRecords of(InetSocketAddress first, InetSocketAddress... others) {
    List<InetSocketAddress> all = new ArrayList<>(List.of(first));
    all.addAll(Arrays.asList(others));
    return new DnsTxtRecords(
        all.stream().map(DnsTxtRecords::url).collect(Collectors.joining(" ")),
        Duration.ofSeconds(1));
  }

  private static String url(InetSocketAddress server) {
    String host = server.getHostString();
    return "dns://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + server.getPort();
  }

  /**
   * Sets how long each server is waited for at first. The second round waits twice as long and the
   * third, the last, four times; an answer over TCP is waited for as long as its round. So with
   * each server that is silent eleven times the timeout pass at most.
   *
   * @param timeout 10 ms to 30 s, whole milliseconds
   * @return the same look-up with this timeout
   */
  public DnsTxtRecords withTimeout(Duration timeout) {
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("timeout is 10 ms to 30 s, not " + timeout);
    }
    return new DnsTxtRecords(servers, timeout);
  }

  /**
   * {@inheritDoc}
   *
   * <p>If an answer does not fit into 512 bytes and no server can be asked over TCP, what fitted is
   * answered.
   *
   * @throws IllegalArgumentException if the name has other characters than letters, digits,
   *     hyphens, underscores and dots
   */
  @Override
  public List<String> of(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("this is not a name to be looked up");
    }
    try {
      return texts(name);
    } catch (NameNotFoundException e) {
      return List.of();
    } catch (NamingException e) {
      throw new IOException("the name servers gave no answer to use", e);
    }
  }

  // Of the DNS only texts are read: nothing is looked up as an object, and nothing deserialized.
  @SuppressWarnings("BanJNDI")
  private List<String> texts(String name) throws NamingException {
    DirContext context = new InitialDirContext(environment());
    try {
      Attribute records = context.getAttributes(name, new String[] {"TXT"}).get("TXT");
      List<String> texts = new ArrayList<>();
      if (records != null) {
        NamingEnumeration<?> all = records.getAll();
        while (all.hasMore()) {
          texts.add(TxtRdata.joined((String) all.next()));
        }
      }
      return List.copyOf(texts);
    } finally {
      context.close();
    }
  }

  /** All that counts is said here, so that no {@code jndi.properties} of the application does. */
  @SuppressWarnings("JdkObsolete") // JNDI wants this class
  private Hashtable<String, String> environment() {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, servers);
    environment.put(Context.AUTHORITATIVE, "false");
    environment.put("com.sun.jndi.dns.recursion", "true");
    environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(timeout.toMillis()));
    environment.put("com.sun.jndi.dns.timeout.retries", Integer.toString(TRIES));
    return environment;
  }
}
