package io.entitlements.core.logs;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Takes what the engine logs, so that tests can look for what must not be in it. */
public final class HeardLogs implements SLF4JServiceProvider {

  private static final List<List<String>> LISTENERS = new CopyOnWriteArrayList<>();

  private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
  private final IMarkerFactory markers = new BasicMarkerFactory();

  /** Begins to listen: whatever is logged from now on, by whomever, comes into this list. */
  public static List<String> listen() {
    List<String> heard = new CopyOnWriteArrayList<>();
    LISTENERS.add(heard);
    return heard;
  }

  /** Listens no more. */
  public static void stop(List<String> heard) {
    LISTENERS.removeIf(listener -> listener == heard);
  }

  static boolean isListening() {
    return !LISTENERS.isEmpty();
  }

  static void tell(String line) {
    LISTENERS.forEach(heard -> heard.add(line));
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name -> loggers.computeIfAbsent(name, HeardLogger::new);
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return new NOPMDCAdapter();
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {
    // Nothing to do: loggers are made when they are asked for.
  }
}
