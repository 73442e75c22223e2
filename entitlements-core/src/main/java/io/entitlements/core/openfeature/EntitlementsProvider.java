package io.entitlements.core.openfeature;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import io.entitlements.Entitlements;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.error.StorageException;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Features as flags, for those who ask through OpenFeature. A flag's key is {@code
 * product/feature}; a boolean flag is whether the feature may be used as it was bought, a text flag
 * is the name of the {@link io.entitlements.catalog.AccessLevel}. The targeting key is an account's
 * id; where there is none, the attribute {@value #DEVICE} is a computer's.
 *
 * <p>As OpenFeature wants it, whoever asks gets the default of the question, with an error code,
 * where there is no answer: for an unknown feature, without an id, and while the store fails. So
 * the default decides what becomes of a failure, and {@code false} is the one to ask with. A person
 * without a right is no failure.
 *
 * <p>The variant is the level. The metadata of a flag have our {@code reason} and {@code level},
 * the {@code source} (the id of the subscription that decided) and {@code validUntil} (the instant
 * at which time alone can change the answer; ISO 8601), the last two only if there are any.
 * Thread-safe; blocks as {@link Entitlements#check(AccountId, FeatureId)} does.
 */
// Not "requires transitive": who compiles a module against ours would need the optional one, too.
@SuppressWarnings("exports")
public final class EntitlementsProvider implements FeatureProvider {

  /** The attribute of a context that has a computer's id, a UUID. */
  public static final String DEVICE = "device";

  private static final String NAME = "entitlements";

  private final Entitlements entitlements;

  /**
   * The features that were asked for and are sold, by their keys, so as many at most. A check finds
   * its answer soonest by a feature that it was asked for before, and reading a key costs more.
   */
  private final Map<String, FeatureId> features = new ConcurrentHashMap<>();

  private EntitlementsProvider(Entitlements entitlements) {
    this.entitlements = entitlements;
  }

  /**
   * Makes the provider.
   *
   * @param entitlements what answers; stays the application's
   * @return a provider to be set in {@code OpenFeatureAPI}
   */
  public static EntitlementsProvider of(Entitlements entitlements) {
    return new EntitlementsProvider(Objects.requireNonNull(entitlements, "entitlements"));
  }

  @Override
  public Metadata getMetadata() {
    return () -> NAME;
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean defaultValue, EvaluationContext context) {
    return evaluate(key, defaultValue, context, Decision::isAllowed);
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String defaultValue, EvaluationContext context) {
    return evaluate(key, defaultValue, context, decision -> decision.level().name());
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer defaultValue, EvaluationContext context) {
    return mismatch(defaultValue);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double defaultValue, EvaluationContext context) {
    return mismatch(defaultValue);
  }

  @Override
  public ProviderEvaluation<Long> getLongEvaluation(
      String key, Long defaultValue, EvaluationContext context) {
    return mismatch(defaultValue);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value defaultValue, EvaluationContext context) {
    return mismatch(defaultValue);
  }

  private <T> ProviderEvaluation<T> evaluate(
      String key, T defaultValue, EvaluationContext context, Function<Decision, T> value) {
    FeatureId feature;
    try {
      FeatureId known = features.get(key);
      feature = known == null ? FeatureId.of(key) : known;
    } catch (IllegalArgumentException e) {
      return failed(defaultValue, ErrorCode.FLAG_NOT_FOUND, "a flag's key is product/feature");
    }
    if (isMissing(context.getTargetingKey()) && context.getValue(DEVICE) == null) {
      return failed(
          defaultValue,
          ErrorCode.TARGETING_KEY_MISSING,
          "the targeting key is an account's id; or the attribute device is a computer's");
    }
    Function<FeatureId, Decision> check;
    try {
      check = check(context);
    } catch (IllegalArgumentException e) {
      // Not its words: they repeat the text, which may be an email address.
      return failed(
          defaultValue, ErrorCode.INVALID_CONTEXT, "an account's or computer's id is a UUID");
    }
    try {
      Decision decision = check.apply(feature);
      if (decision.reason() == Reason.UNKNOWN_FEATURE) {
        return failed(
            defaultValue, ErrorCode.FLAG_NOT_FOUND, "no product has the feature " + feature);
      }
      features.putIfAbsent(key, feature);
      return answer(decision, value);
    } catch (StorageException e) {
      return failed(defaultValue, ErrorCode.GENERAL, "the store failed: " + e.getMessage());
    }
  }

  private static boolean isMissing(@Nullable String account) {
    return account == null || account.isBlank();
  }

  /** The check of whom the context is about. */
  private Function<FeatureId, Decision> check(EvaluationContext context) {
    if (isMissing(context.getTargetingKey())) {
      DeviceId device = DeviceId.parse(String.valueOf(context.getValue(DEVICE).asObject()));
      return feature -> entitlements.check(device, feature);
    }
    AccountId account = AccountId.parse(context.getTargetingKey());
    return feature -> entitlements.check(account, feature);
  }

  private static <T> ProviderEvaluation<T> answer(Decision decision, Function<Decision, T> value) {
    return ProviderEvaluation.<T>builder()
        .value(value.apply(decision))
        .variant(decision.level().name())
        .reason(FlagReason.of(decision.reason()))
        .flagMetadata(metadata(decision))
        .build();
  }

  private static ImmutableMetadata metadata(Decision decision) {
    ImmutableMetadata.ImmutableMetadataBuilder metadata =
        ImmutableMetadata.builder()
            .addString("reason", decision.reason().name())
            .addString("level", decision.level().name());
    decision.source().ifPresent(source -> metadata.addString("source", source.toString()));
    if (!decision.validUntil().equals(Decision.NO_CHANGE_BY_TIME)) {
      metadata.addString("validUntil", decision.validUntil().toString());
    }
    return metadata.build();
  }

  private static <T> ProviderEvaluation<T> mismatch(T defaultValue) {
    return failed(defaultValue, ErrorCode.TYPE_MISMATCH, "a flag is boolean, or a level as text");
  }

  private static <T> ProviderEvaluation<T> failed(T defaultValue, ErrorCode code, String message) {
    return ProviderEvaluation.<T>builder()
        .value(defaultValue)
        .reason(dev.openfeature.sdk.Reason.ERROR.name())
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
