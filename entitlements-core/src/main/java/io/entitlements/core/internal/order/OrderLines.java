package io.entitlements.core.internal.order;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a file in strict UTF-8, one at a time, whatever ends them: LF, CRLF or CR. A line
 * that is too long, or no text, is passed over and says so; of a file that is too large, the rest
 * is left alone.
 */
final class OrderLines {

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
  private String problem = "";

  OrderLines(InputStream in, long mostBytes, int longestLine) {
    this.in = in;
    this.mostBytes = mostBytes;
    this.longest = longestLine;
  }

  /** From the next line on, lines have at most so many bytes. */
  void atMost(int bytesOfLine) {
    longest = bytesOfLine;
  }

  /** Goes to the next line; false at the end, and where the file is too large. */
  boolean next() throws IOException {
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

  /** The line's text without its end and a byte order mark; empty if it has a problem. */
  String text() {
    return text;
  }

  /** Why the line could not be read; empty if it could. */
  String problem() {
    return problem;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }

  /** Whether reading stopped because there is too much. */
  boolean isTooLarge() {
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
    text = "";
    problem = "";
    boolean marked = number == 1 && length >= 3 && Arrays.equals(line, 0, 3, BOM, 0, 3);
    int start = marked ? BOM.length : 0;
    if (tooLong || length - start > longest) {
      problem = "the line is longer than " + longest + " bytes";
      return true;
    }
    String decoded = new String(line, start, length - start, StandardCharsets.UTF_8);
    // That is what a decoder that never complains makes of what is no UTF-8.
    if (decoded.indexOf('\ufffd') >= 0 && !isUtf8(start)) {
      problem = "the line is not UTF-8";
    } else if (decoded.indexOf('\0') >= 0) {
      problem = "the line is no text";
    } else {
      text = decoded;
    }
    return true;
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
