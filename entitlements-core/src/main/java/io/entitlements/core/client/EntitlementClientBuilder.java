package io.entitlements.core.client;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.core.lease.LeaseVerifierBuilder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The settings of an {@link EntitlementClient}. Not thread-safe. */
public final class EntitlementClientBuilder {

  /** For how long everything may be tried, unless a program says otherwise. */
  public static final int DEFAULT_TRIAL_DAYS = 45;

  private static final int MAX_TRIAL_DAYS = 3_660;

  private final String issuer;
  private final LeaseVerifierBuilder verifier;
  private @Nullable String audience;
  private @Nullable Path folder;
  private final List<Path> markerFolders = new ArrayList<>();
  private final Set<ProductId> products = new HashSet<>();
  private Set<FeatureId> trialFeatures = new HashSet<>();
  private int trialDays = DEFAULT_TRIAL_DAYS;
  private AccessLevel levelAfterTrial = AccessLevel.BASIC;
  private long built = Marker.MIN;

  EntitlementClientBuilder(String issuer, String jwkSet) {
    this.issuer = issuer;
    this.verifier = LeaseVerifier.builder(issuer, jwkSet);
  }

  /**
   * Sets the name of this client program; required.
   *
   * @param audience the name that it asks for leases with: 1 to 100 printable ASCII characters
   * @return this
   */
  public EntitlementClientBuilder audience(String audience) {
    verifier.audience(audience);
    this.audience = audience;
    return this;
  }

  /**
   * Adds a product that this program is; at least one is required.
   *
   * @param product the product
   * @return this
   */
  public EntitlementClientBuilder product(ProductId product) {
    verifier.product(product);
    products.add(product);
    return this;
  }

  /**
   * Sets where the program keeps its files; required. One folder is for one program and one user of
   * the computer.
   *
   * @param folder a folder of this program's own; made at the opening if it is not there
   * @return this
   */
  public EntitlementClientBuilder folder(Path folder) {
    this.folder = Objects.requireNonNull(folder, "folder");
    return this;
  }

  /**
   * Adds a folder outside the program's own where the start of the trial and the time are kept as
   * well, so that deleting the program and its folder does not start a new trial. Two are a good
   * number. Programs may share it.
   *
   * @param folder a folder; made when it is needed
   * @return this
   */
  public EntitlementClientBuilder markerFolder(Path folder) {
    markerFolders.add(Objects.requireNonNull(folder, "folder"));
    return this;
  }

  /**
   * Sets what the trial has; without it there is none.
   *
   * @param features the features that work during the trial, and have a free tier after it
   * @param days for how long, 0 to 3,660 times 24 hours
   * @param levelAfter what remains of them without a right afterwards; no level that allows
   * @return this
   * @throws IllegalArgumentException if {@code days} or {@code levelAfter} is out of range
   */
  public EntitlementClientBuilder trial(Set<FeatureId> features, int days, AccessLevel levelAfter) {
    if (days < 0 || days > MAX_TRIAL_DAYS) {
      throw new IllegalArgumentException("a trial has 0 to 3,660 days, not " + days);
    }
    if (levelAfter.isAllowed()) {
      throw new IllegalArgumentException("after the trial features are not allowed: " + levelAfter);
    }
    this.trialFeatures = Set.copyOf(features);
    this.trialDays = days;
    this.levelAfterTrial = levelAfter;
    return this;
  }

  /**
   * Sets when this version of the program was built: the time is not earlier. Without it the trial
   * of a first launch on a computer whose clock is dead begins in 1970, or 2001, and is over when
   * the clock is set.
   *
   * @param instant the time of the build
   * @return this
   */
  public EntitlementClientBuilder built(Instant instant) {
    this.built = ClockGuard.local(instant);
    return this;
  }

  /**
   * Verifies by Bouncy Castle instead of the JDK; the answers are the same. For programs that are
   * packaged as one jar: {@link LeaseVerifierBuilder#byBouncyCastle}.
   *
   * @return this
   */
  public EntitlementClientBuilder byBouncyCastle() {
    verifier.byBouncyCastle();
    return this;
  }

  /**
   * Opens the client: reads its files and verifies the lease and the bundle that are there. Blocks
   * on files, and while another process opens the same folder; not on a network. What the files say
   * never makes it fail.
   *
   * @param clock the computer's clock; may be wrong
   * @param random makes a cryptographically strong source, for the identifier of a new installation
   *     and for secrets; called once, when the first one is needed, which is at no usual launch
   * @return the client
   * @throws IllegalArgumentException if the key set is none, naming what is wrong
   * @throws IllegalStateException if the audience, a product or the folder is missing
   */
  public EntitlementClient open(InstantSource clock, Supplier<SecureRandom> random) {
    LeaseVerifier pinned = verifier.build();
    if (audience == null || folder == null) {
      throw new IllegalStateException("a client needs a folder for its files");
    }
    ClientFiles files = new ClientFiles(folder, markerFolders, issuer, audience);
    return new EntitlementClient(
        new ClientFolder(files, pinned, built, clock, new Randomness(random)),
        new Trial(trialFeatures, trialDays, levelAfterTrial),
        new ClientProgram(audience, products));
  }
}
