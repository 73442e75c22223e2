package io.entitlements.core.internal.change;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.entitlements.activation.Activation;
import io.entitlements.catalog.ProductId;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.lease.LeasesOf;
import io.entitlements.seat.SeatHolder;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.DomainName;
import io.entitlements.type.InvitationId;
import io.entitlements.type.LeaseId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.PushTokenId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of events. A stored form is kept for ever: identifiers are plain texts, a member
 * is never renamed, and a new one has to be optional.
 */
public final class EventJson {

  private static final List<Class<?>> UUIDS =
      List.of(
          AccountId.class,
          ClaimId.class,
          ClassGroupId.class,
          ConnectionId.class,
          DeviceId.class,
          InvitationId.class,
          LeaseId.class,
          OrderId.class,
          OrganizationId.class,
          ProductKeyId.class,
          PushTokenId.class,
          SeatId.class,
          SeatRunId.class,
          SubscriptionId.class);

  private static final List<Class<?>> TEXTS =
      List.of(DomainName.class, OrderNumber.class, ProductId.class);

  private static final JsonMapper MAPPER = mapper();

  private static final Map<String, Class<?>> TYPES =
      Arrays.stream(EntitlementEvent.class.getPermittedSubclasses())
          .flatMap(aggregate -> Arrays.stream(aggregate.getPermittedSubclasses()))
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private EventJson() {}

  /** The stored name of an event's type. */
  public static String type(EntitlementEvent event) {
    return event.getClass().getSimpleName();
  }

  /** The changed values as JSON. */
  public static String write(EntitlementEvent event) {
    return MAPPER.writeValueAsString(event);
  }

  /** Puts a stored event back together. */
  public static EntitlementEvent read(String type, String body) {
    Class<?> eventClass = TYPES.get(type);
    if (eventClass == null) {
      throw new IllegalStateException("event type " + type + " is newer than this version");
    }
    return (EntitlementEvent) MAPPER.readValue(body, eventClass);
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder = JsonMapper.builder();
    UUIDS.forEach(type -> builder.addMixIn(type, PlainUuid.class));
    TEXTS.forEach(type -> builder.addMixIn(type, PlainText.class));
    return builder
        .addMixIn(SeatHolder.class, Holder.class)
        .addMixIn(Activation.class, ByMethod.class)
        .addMixIn(LeasesOf.class, Revoked.class)
        .build();
  }

  @SuppressWarnings("UnusedVariable") // only the shape of the constructor counts
  private abstract static class PlainUuid {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    PlainUuid(UUID value) {}

    @JsonValue
    abstract UUID value();
  }

  @SuppressWarnings("UnusedVariable") // only the shape of the constructor counts
  private abstract static class PlainText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    PlainText(String value) {}

    @JsonValue
    abstract String value();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = SeatHolder.Person.class, name = "person"),
    @JsonSubTypes.Type(value = SeatHolder.Device.class, name = "device")
  })
  private interface Holder {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Activation.ByEmail.class, name = "email"),
    @JsonSubTypes.Type(value = Activation.ByProductKey.class, name = "product-key")
  })
  private interface ByMethod {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = LeasesOf.One.class, name = "LEASE"),
    @JsonSubTypes.Type(value = LeasesOf.Account.class, name = "ACCOUNT"),
    @JsonSubTypes.Type(value = LeasesOf.Device.class, name = "DEVICE"),
    @JsonSubTypes.Type(value = LeasesOf.ProductKey.class, name = "PRODUCT_KEY"),
    @JsonSubTypes.Type(value = LeasesOf.TypedKey.class, name = "TYPED_KEY")
  })
  private interface Revoked {}
}
