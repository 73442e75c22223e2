package io.entitlements.core.internal.seat;

import io.entitlements.seat.SeatList;
import io.entitlements.seat.SeatList.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a list in strict UTF-8, one at a time. They end with LF, CRLF or CR, whatever the
 * system that wrote them. Reading stops for good at what is no text, or too much of it.
 */
final class SeatLines {

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final byte[] chunk = new byte[16 * 1024];
  private int chunkAt;
  private int chunkEnd;
  private long bytes;
  private byte[] line = new byte[256];
  private int length;
  private boolean endedByCr;
  private int number;
  private String text = "";
  private Optional<SeatList.Refused> refused = Optional.empty();

  SeatLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end, and where the list is refused. */
  boolean next() throws IOException {
    if (refused.isPresent()) {
      return false;
    }
    length = 0;
    number++;
    int next = read();
    if (next == '\n' && endedByCr) {
      next = read();
    }
    boolean any = next >= 0;
    while (next >= 0 && next != '\n' && next != '\r') {
      if (next == 0) {
        return refuse(Code.NOT_TEXT);
      }
      if (length == SeatList.MAX_LINE_BYTES) {
        return refuse(Code.LINE_TOO_LONG);
      }
      append((byte) next);
      next = read();
    }
    endedByCr = next == '\r';
    return refused.isEmpty() && any && decode();
  }

  /** The line without its end and a byte order mark. */
  String text() {
    return text;
  }

  /** The line's number, from 1. */
  int number() {
    return number;
  }

  /** Why reading stopped before the end, if it did. */
  Optional<SeatList.Refused> refused() {
    return refused;
  }

  private int read() throws IOException {
    if (chunkAt == chunkEnd) {
      chunkAt = 0;
      chunkEnd = Math.max(0, in.read(chunk));
      bytes += chunkEnd;
      if (bytes > SeatList.MAX_BYTES) {
        refuse(Code.TOO_LARGE);
        chunkEnd = 0;
      }
    }
    return chunkEnd == 0 ? -1 : chunk[chunkAt++] & 0xFF;
  }

  private void append(byte next) {
    if (length == line.length) {
      line = Arrays.copyOf(line, length * 2);
    }
    line[length++] = next;
  }

  private boolean decode() {
    if (length == 0) {
      text = "";
      return true;
    }
    boolean marked = number == 1 && length >= 3 && Arrays.equals(line, 0, 3, BOM, 0, 3);
    int start = marked ? BOM.length : 0;
    try {
      text = decoder.decode(ByteBuffer.wrap(line, start, length - start)).toString();
      return true;
    } catch (CharacterCodingException e) {
      return refuse(Code.NOT_UTF_8);
    }
  }

  private boolean refuse(Code code) {
    refused = Optional.of(new SeatList.Refused(code, code == Code.TOO_LARGE ? 0 : number));
    return false;
  }
}
