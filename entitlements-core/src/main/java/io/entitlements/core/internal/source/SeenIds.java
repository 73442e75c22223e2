package io.entitlements.core.internal.source;

import java.util.Arrays;

/**
 * Which identifiers a list had already, in 8 to 16 bytes for each. Two different ones are taken for
 * the same once in a thousand million lists of 200,000; then the list is thought to have changed
 * while it was read.
 */
public final class SeenIds {

  private static final long EMPTY = 0;

  private long[] hashes = new long[1024];
  private int size;

  /** Notes an identifier; whether it is new. */
  public boolean add(String id) {
    if (2 * size >= hashes.length) {
      grow();
    }
    boolean isNew = put(hash(id));
    size += isNew ? 1 : 0;
    return isNew;
  }

  /** Whether an identifier was noted. */
  public boolean has(String id) {
    long hash = hash(id);
    int at = (int) (hash >>> 32) & (hashes.length - 1);
    while (hashes[at] != EMPTY && hashes[at] != hash) {
      at = (at + 1) & (hashes.length - 1);
    }
    return hashes[at] == hash;
  }

  private boolean put(long hash) {
    int at = (int) (hash >>> 32) & (hashes.length - 1);
    while (hashes[at] != EMPTY) {
      if (hashes[at] == hash) {
        return false;
      }
      at = (at + 1) & (hashes.length - 1);
    }
    hashes[at] = hash;
    return true;
  }

  private void grow() {
    long[] before = hashes;
    hashes = new long[2 * before.length];
    Arrays.stream(before).filter(hash -> hash != EMPTY).forEach(this::put);
  }

  /** FNV-1a of 64 bits, its bits mixed as in SplitMix64. */
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    hash ^= hash >>> 31;
    return hash == EMPTY ? 1 : hash;
  }
}
