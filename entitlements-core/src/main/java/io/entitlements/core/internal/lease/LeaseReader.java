package io.entitlements.core.internal.lease;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Reason;
import io.entitlements.core.internal.decision.Coverage;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.core.internal.signing.StrictJson;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.LeaseId;
import io.entitlements.type.SubscriptionId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads what {@link LeaseWriter} writes, after its signature was verified; streaming JSON only. */
public final class LeaseReader {

  private LeaseReader() {}

  /** Reads the signed bytes, or gives empty if they are no lease of a version known here. */
  public static Optional<LeaseStatement> read(byte[] payload) {
    Optional<String> text = StrictJson.utf8(payload);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try (JsonParser parser = StrictJson.parser(text.get())) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      Object root = value(parser);
      expect(parser.nextToken(), null);
      return Optional.of(statement(new Members(root)));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LeaseStatement statement(Members lease) {
    if (lease.number("ver") != LeaseWriter.VERSION) {
      throw new IllegalArgumentException("another version");
    }
    return new LeaseStatement(
        lease.text("iss"),
        LeaseId.parse(lease.text("jti")),
        lease.has("sub") ? Optional.of(AccountId.parse(lease.text("sub"))) : Optional.empty(),
        DeviceId.parse(lease.text("device")),
        Instant.ofEpochSecond(lease.number("iat")),
        Instant.ofEpochSecond(lease.number("nbf")),
        Instant.ofEpochSecond(lease.number("exp")),
        lease.list("rights", right -> right(new Members(right))));
  }

  private static Right right(Members right) {
    return new Right(
        SubscriptionId.parse(right.text("subscription")),
        ActivationMethod.valueOf(right.text("method")),
        Set.copyOf(right.list("unlocked", LeaseReader::feature)),
        Set.copyOf(right.list("locked", LeaseReader::feature)),
        right.list("terms", LeaseReader::coverage),
        AccessLevel.valueOf(right.text("degraded")),
        right.isTrue("suspended"));
  }

  private static FeatureId feature(Object value) {
    return FeatureId.of(cast(String.class, value));
  }

  private static Coverage coverage(Object value) {
    List<?> term = cast(List.class, value);
    if (term.size() != 4) {
      throw new IllegalArgumentException("a term has three instants and what comes then");
    }
    return new Coverage(
        millis(term.get(0)),
        millis(term.get(1)),
        millis(term.get(2)),
        Reason.valueOf(cast(String.class, term.get(3))));
  }

  private static Instant millis(Object value) {
    return Instant.ofEpochMilli(cast(Long.class, value));
  }

  /** Maps, lists, strings and longs: a lease has nothing else that matters. */
  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield values;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> Optional.empty();
    };
  }

  private static void expect(@Nullable JsonToken found, @Nullable JsonToken expected) {
    if (found != expected) {
      throw new IllegalArgumentException("not a single JSON object");
    }
  }

  private static <T> T cast(Class<T> type, Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("a value of another type");
    }
    return type.cast(value);
  }

  private static final class Members {
    private final Map<?, ?> byName;

    Members(Object value) {
      this.byName = cast(Map.class, value);
    }

    boolean has(String name) {
      return byName.containsKey(name);
    }

    boolean isTrue(String name) {
      return has(name) && cast(Boolean.class, member(name));
    }

    String text(String name) {
      return cast(String.class, member(name));
    }

    long number(String name) {
      return cast(Long.class, member(name));
    }

    <T> List<T> list(String name, Function<Object, T> reader) {
      List<T> values = new ArrayList<>();
      for (Object value : cast(List.class, member(name))) {
        values.add(reader.apply(value));
      }
      return values;
    }

    private Object member(String name) {
      Object value = byName.get(name);
      if (value == null) {
        throw new IllegalArgumentException(name + " is missing");
      }
      return value;
    }
  }
}
