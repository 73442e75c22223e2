package io.entitlements.core.internal.roster;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a list says of a person, as 64 bits of SHA-256: another entry has the same ones once in 2^64
 * changes. Its values are stored, so its bytes never change their meaning. Used by one thread.
 */
final class RecordDigest {

  private final MessageDigest sha;

  RecordDigest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Never 0, which means that nothing was applied. */
  long of(Person person) {
    add(person.email().value());
    add(person.givenName());
    add(person.familyName());
    for (Role role : person.roles()) {
      add(role.name());
    }
    sha.update((byte) (person.active() ? 1 : 0));
    long digest = ByteBuffer.wrap(sha.digest()).getLong();
    return digest == 0 ? 1 : digest;
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sha.update((byte) (bytes.length >> 8));
    sha.update((byte) bytes.length);
    sha.update(bytes);
  }
}
