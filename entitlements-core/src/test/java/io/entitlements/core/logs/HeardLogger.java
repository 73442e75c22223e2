package io.entitlements.core.logs;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Passes on every line, with the traces of exceptions. */
final class HeardLogger extends LegacyAbstractLogger {

  private static final long serialVersionUID = 1L;

  HeardLogger(String name) {
    this.name = name;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String message,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    StringWriter line = new StringWriter();
    line.append(MessageFormatter.basicArrayFormat(message, arguments));
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(line));
    }
    HeardLogs.tell(line.toString());
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return HeardLogs.isListening();
  }

  @Override
  public boolean isDebugEnabled() {
    return HeardLogs.isListening();
  }

  @Override
  public boolean isInfoEnabled() {
    return HeardLogs.isListening();
  }

  @Override
  public boolean isWarnEnabled() {
    return HeardLogs.isListening();
  }

  @Override
  public boolean isErrorEnabled() {
    return HeardLogs.isListening();
  }
}
