package io.entitlements.core.internal.line;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a file in strict UTF-8, one at a time, whatever ends them: LF, CRLF or CR. A line
 * that is too long, or no text, says so, and whoever wants it goes on behind it; of a file that is
 * too large, the rest is left alone. The memory is that of the longest line. For one thread.
 */
public final class Lines {

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final long mostBytes;
  private final byte[] chunk = new byte[64 * 1024];
  private int chunkAt;
  private int chunkEnd;
  private long bytes;
  private byte[] line = new byte[4 * 1024];
  private int longest;
  private int length;
  private boolean tooLong;
  private boolean endedByCr;
  private boolean tooLarge;
  private long number;
  private String text = "";
  private Optional<Fault> fault = Optional.empty();

  /** Why a line cannot be read. */
  public enum Fault {
    /** It has more bytes than a line may have. */
    TOO_LONG,
    /** Its bytes are not UTF-8. */
    NOT_UTF_8,
    /** It has a byte 0, as no text has, but UTF-16 and packed files. */
    NOT_TEXT
  }

  /**
   * Reads a file from where the stream is; closing it stays the caller's.
   *
   * @param mostBytes of the file
   * @param longestLine in bytes, without its end and a byte order mark
   */
  public Lines(InputStream in, long mostBytes, int longestLine) {
    this.in = in;
    this.mostBytes = mostBytes;
    this.longest = longestLine;
  }

  /** From the next line on, lines have at most so many bytes. */
  public void atMost(int bytesOfLine) {
    longest = bytesOfLine;
  }

  /** Goes to the next line; false at the end, and where the file is too large. */
  public boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (true) {
      if (chunkAt == chunkEnd && !refill()) {
        return any && !tooLarge && read();
      }
      if (endedByCr && chunk[chunkAt] == '\n') {
        endedByCr = false;
        chunkAt++;
        continue;
      }
      endedByCr = false;
      any = true;
      int end = chunkAt;
      while (end < chunkEnd && chunk[end] != '\n' && chunk[end] != '\r') {
        end++;
      }
      append(end - chunkAt);
      chunkAt = end;
      if (end < chunkEnd) {
        endedByCr = chunk[end] == '\r';
        chunkAt++;
        return read();
      }
    }
  }

  /** The line's text without its end and a byte order mark; empty if it has a fault. */
  public String text() {
    return text;
  }

  /** Why the line cannot be read, if so. */
  public Optional<Fault> fault() {
    return fault;
  }

  /** The line's number, from 1. */
  public long number() {
    return number;
  }

  /** How many bytes a line has at most. */
  public int longest() {
    return longest;
  }

  /** Whether reading stopped because there is too much. */
  public boolean isTooLarge() {
    return tooLarge;
  }

  private boolean refill() throws IOException {
    chunkAt = 0;
    chunkEnd = 0;
    if (tooLarge) {
      return false;
    }
    chunkEnd = Math.max(0, in.read(chunk));
    bytes += chunkEnd;
    if (bytes > mostBytes) {
      tooLarge = true;
      chunkEnd -= (int) (bytes - mostBytes);
    }
    return chunkEnd > 0;
  }

  private void append(int count) {
    if (tooLong || length + count > longest + BOM.length) {
      tooLong = true;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
    }
    System.arraycopy(chunk, chunkAt, line, length, count);
    length += count;
  }

  private boolean read() {
    number++;
    boolean marked = number == 1 && length >= 3 && Arrays.equals(line, 0, 3, BOM, 0, 3);
    int start = marked ? BOM.length : 0;
    String decoded = new String(line, start, length - start, StandardCharsets.UTF_8);
    fault = fault(start, decoded);
    text = fault.isEmpty() ? decoded : "";
    return true;
  }

  private Optional<Fault> fault(int start, String decoded) {
    if (tooLong || length - start > longest) {
      return Optional.of(Fault.TOO_LONG);
    }
    if (decoded.indexOf('\0') >= 0) {
      return Optional.of(Fault.NOT_TEXT);
    }
    // That is what a decoder that never complains makes of what is no UTF-8.
    return decoded.indexOf('\ufffd') >= 0 && !isUtf8(start)
        ? Optional.of(Fault.NOT_UTF_8)
        : Optional.empty();
  }

  private boolean isUtf8(int start) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, start, length - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
