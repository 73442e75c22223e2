package io.entitlements.account;

/**
 * What hashing a password by Argon2id (RFC 9106) costs. It is kept beside each hash, and a password
 * that was hashed at another cost is hashed anew when its owner signs in.
 *
 * @param memoryKib the memory of one hashing, in KiB; 7,168 to 1,048,576
 * @param passes how often the memory is filled; with the memory at least as much work as the
 *     cheapest choice of OWASP's Password Storage Cheat Sheet: {@code memoryKib × passes} is at
 *     least 35,840
 * @param lanes the degree of parallelism that an attacker could make use of; 1 to 16
 */
public record HashingCost(int memoryKib, int passes, int lanes) {

  /** OWASP's second choice: 19 MiB, two passes, one lane. */
  public static final HashingCost DEFAULT = new HashingCost(19_456, 2, 1);

  /** Next to nothing, so that tests are quick; never for anybody's password. */
  public static final HashingCost INSECURE_FOR_TESTS = new HashingCost(8, 1, 1);

  private static final int LEAST_MEMORY = 7_168;
  private static final int MOST_MEMORY = 1 << 20;
  private static final int LEAST_WORK = 35_840;

  /** Checks the ranges. */
  public HashingCost {
    boolean insecure = memoryKib == 8 && passes == 1 && lanes == 1;
    if (!insecure && (memoryKib < LEAST_MEMORY || memoryKib > MOST_MEMORY)) {
      throw new IllegalArgumentException(
          "memoryKib is " + LEAST_MEMORY + " to " + MOST_MEMORY + ", not " + memoryKib);
    }
    if (!insecure && (passes < 1 || passes > 1_000 || (long) memoryKib * passes < LEAST_WORK)) {
      throw new IllegalArgumentException(
          "passes is 1 to 1000, and memoryKib times passes at least " + LEAST_WORK);
    }
    if (lanes < 1 || lanes > 16) {
      throw new IllegalArgumentException("lanes is 1 to 16, not " + lanes);
    }
  }
}
