package io.entitlements.core.roster.oneroster;

import io.entitlements.error.InputProblem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a file in strict UTF-8, in memory that does not grow with the file or its lines. A
 * line that cannot be text is reported and passed over.
 *
 * <p>OneRoster forbids line breaks within a field, so that one line is one record; that is what
 * lets a broken quote spoil its own line only.
 */
final class LineReader implements Closeable {

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final String file;
  private final Problems problems;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final byte[] chunk = new byte[64 * 1024];
  private final byte[] line;
  private int chunkAt;
  private int chunkEnd;
  private int length;
  private boolean tooLong;
  private boolean damaged;
  private long number;
  private String text = "";

  LineReader(InputStream in, String file, int maxLineBytes, Problems problems) {
    this.in = in;
    this.file = file;
    this.problems = problems;
    // Room for a BOM and a carriage return, which are no part of the line.
    this.line = new byte[maxLineBytes + BOM.length + 1];
  }

  /** Goes to the next line that is text; false at the end of the file. */
  boolean next() throws IOException {
    while (fill()) {
      number++;
      if (decode()) {
        return true;
      }
      damaged = true;
    }
    return false;
  }

  /** The line's text, without its end and a byte order mark. */
  String text() {
    return text;
  }

  /** The line's number in the file, from 1. */
  long number() {
    return number;
  }

  /** Whether a line was passed over. */
  boolean damaged() {
    return damaged;
  }

  private boolean fill() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (chunkAt < chunkEnd || refill()) {
      any = true;
      int end = chunkAt;
      while (end < chunkEnd && chunk[end] != '\n') {
        end++;
      }
      append(end - chunkAt);
      chunkAt = end;
      if (end < chunkEnd) {
        chunkAt++;
        return true;
      }
    }
    return any;
  }

  private boolean refill() throws IOException {
    chunkAt = 0;
    chunkEnd = Math.max(0, in.read(chunk));
    return chunkEnd > 0;
  }

  private void append(int count) {
    int fits = Math.min(count, line.length - length);
    System.arraycopy(chunk, chunkAt, line, length, fits);
    length += fits;
    tooLong |= fits < count;
  }

  private boolean decode() {
    int start = number == 1 && Arrays.equals(line, 0, Math.min(length, 3), BOM, 0, 3) ? 3 : 0;
    int end = length > start && line[length - 1] == '\r' ? length - 1 : length;
    int most = line.length - BOM.length - 1;
    if (tooLong || end - start > most) {
      return refuse("the line is longer than " + most + " bytes");
    }
    try {
      text = decoder.decode(ByteBuffer.wrap(line, start, end - start)).toString();
    } catch (CharacterCodingException e) {
      return refuse("the line is not UTF-8; export the file as UTF-8");
    }
    return text.indexOf('\r') < 0
        || refuse("a carriage return stands within the line; lines end with LF or CRLF");
  }

  private boolean refuse(String problem) {
    if (number == 1) {
      problems.add(file, number, "", problem);
    } else {
      problems.passOver(new InputProblem(file, number, "", problem));
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
