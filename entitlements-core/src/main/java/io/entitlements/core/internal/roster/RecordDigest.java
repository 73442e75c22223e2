package io.entitlements.core.internal.roster;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What a list says of a person, as 64 bits of SHA-256: another entry has the same ones once in 2^64
 * changes. Its values are stored, so its bytes never change their meaning. Used by one thread.
 */
final class RecordDigest {

  private final MessageDigest sha;

  /** Of one entry: to give them away one by one takes longer than the hash. */
  private byte[] bytes = new byte[256];

  private int length;

  RecordDigest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Never 0, which means that nothing was applied. */
  long of(Person person) {
    length = 0;
    add(person.email().value());
    add(person.givenName());
    add(person.familyName());
    for (Role role : person.roles()) {
      add(role.name());
    }
    makeRoom(1);
    bytes[length++] = (byte) (person.active() ? 1 : 0);
    sha.update(bytes, 0, length);
    long digest = ByteBuffer.wrap(sha.digest()).getLong();
    return digest == 0 ? 1 : digest;
  }

  private void add(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    makeRoom(2 + encoded.length);
    bytes[length++] = (byte) (encoded.length >> 8);
    bytes[length++] = (byte) encoded.length;
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
  }

  private void makeRoom(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (length + more));
    }
  }
}
