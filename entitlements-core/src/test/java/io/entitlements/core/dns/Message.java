package io.entitlements.core.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The answer to a query, byte by byte (RFC 1035, section 4.1). */
final class Message {

  static final int SERVFAIL = 2;
  static final int NXDOMAIN = 3;
  static final int REFUSED = 5;

  private static final int TXT = 16;
  private static final int CNAME = 5;

  /** The name in the question, at the twelfth byte. */
  private static final byte[] ASKED = {(byte) 0xc0, 12};

  private final byte[] query;
  private final List<byte[]> records = new ArrayList<>();
  private int code;
  private boolean isTruncated;
  private int id;

  private Message(byte[] query) {
    this.query = query;
    this.id = (query[0] & 0xff) << 8 | (query[1] & 0xff);
  }

  static Message to(byte[] query) {
    return new Message(query);
  }

  Message code(int rcode) {
    this.code = rcode;
    return this;
  }

  Message truncated() {
    this.isTruncated = true;
    return this;
  }

  Message withAnotherId() {
    this.id ^= 0x5555;
    return this;
  }

  /** A TXT record of these strings, each at most 255 bytes. */
  Message txt(String... strings) {
    return txt(ASKED, strings);
  }

  private Message txt(byte[] owner, String... strings) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (String string : strings) {
      byte[] bytes = string.getBytes(StandardCharsets.ISO_8859_1);
      data.write(bytes.length);
      data.writeBytes(bytes);
    }
    return record(owner, TXT, data.toByteArray());
  }

  /** An alias, and the TXT record of what it stands for. */
  Message alias(String to, String text) {
    return record(ASKED, CNAME, name(to)).txt(name(to), text);
  }

  Message record(byte[] owner, int type, byte[] data) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(owner);
    two(record, type);
    two(record, 1);
    two(record, 0);
    two(record, 60);
    two(record, data.length);
    record.writeBytes(data);
    records.add(record.toByteArray());
    return this;
  }

  static byte[] name(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String label : name.split("\\.", -1)) {
      bytes.write(label.length());
      bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    bytes.write(0);
    return bytes.toByteArray();
  }

  byte[] bytes() {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    two(message, id);
    two(message, 0x8180 | (isTruncated ? 0x200 : 0) | code);
    two(message, 1);
    two(message, records.size());
    two(message, 0);
    two(message, 0);
    message.write(query, 12, query.length - 12);
    records.forEach(message::writeBytes);
    return message.toByteArray();
  }

  /** With its length in front, as over TCP. */
  byte[] bytesOverTcp() {
    return overTcp(bytes());
  }

  static byte[] overTcp(byte[] message) {
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    two(framed, message.length);
    framed.writeBytes(message);
    return framed.toByteArray();
  }

  /** The name that was asked for. */
  static String asked(byte[] query) {
    StringBuilder name = new StringBuilder();
    for (int i = 12; query[i] != 0; i += query[i] + 1) {
      name.append(new String(query, i + 1, query[i], StandardCharsets.US_ASCII)).append('.');
    }
    return name.substring(0, name.length() - 1);
  }

  private static void two(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  static byte[] cut(byte[] message, int length) {
    return Arrays.copyOf(message, length);
  }
}
