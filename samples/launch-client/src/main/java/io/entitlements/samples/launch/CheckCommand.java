package io.entitlements.samples.launch;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.core.client.EntitlementClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "check",
    description = "Says whether a feature may be used now, and why; asks no network.")
final class CheckCommand implements Callable<Integer> {

  @ParentCommand private LaunchClient program = new LaunchClient();

  @Parameters(
      paramLabel = "FEATURE",
      converter = FeatureConverter.class,
      description = "For example learning-suite/notebook.")
  private FeatureId feature = FeatureId.of("learning-suite/notebook");

  @Override
  public Integer call() {
    return program.answer(this::check);
  }

  private Answer check(EntitlementClient client) {
    Decision decision = client.check(feature);
    boolean forEver = decision.validUntil().equals(Decision.NO_CHANGE_BY_TIME);
    return new Answer(decision.isAllowed() ? ExitCode.YES : ExitCode.NO)
        .line(
            (decision.isAllowed() ? "yes: " : "no: ")
                + decision.level()
                + " because "
                + decision.reason()
                + (forEver ? "" : ", until " + decision.validUntil()))
        .member("feature", feature)
        .member("allowed", decision.isAllowed())
        .member("level", decision.level())
        .member("reason", decision.reason())
        .member("validUntil", forEver ? null : decision.validUntil());
  }

  static final class FeatureConverter implements ITypeConverter<FeatureId> {
    @Override
    public FeatureId convert(String value) {
      try {
        return FeatureId.of(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
