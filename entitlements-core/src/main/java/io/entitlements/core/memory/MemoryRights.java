package io.entitlements.core.memory;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Organization;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.PersonRights;
import io.entitlements.spi.RightStore;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.ProductKeyId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The seats of one holder with the keys that make them count. */
record MemoryRights(
    Table<AccountId, Account> accounts,
    Groups<UUID, SeatRow> seats,
    MemoryOrganizations organizations,
    MemorySubscriptions subscriptions,
    MemoryProductKeys keys)
    implements RightStore {

  private static final Set<AccountStatus> BARRED =
      Set.of(AccountStatus.DISABLED, AccountStatus.DELETED);

  @Override
  public Optional<PersonRights> of(AccountId account) {
    return accounts
        .find(account)
        .map(Account::status)
        .map(
            status ->
                new PersonRights(status, BARRED.contains(status) ? List.of() : held(account)));
  }

  @Override
  public Map<AccountId, PersonRights> ofAll(Collection<AccountId> all) {
    Map<AccountId, PersonRights> rights = new HashMap<>();
    all.forEach(account -> of(account).ifPresent(held -> rights.put(account, held)));
    return rights;
  }

  private List<HeldRight> held(AccountId account) {
    return seats.of(account.value()).stream()
        .map(SeatRow::seat)
        .filter(seat -> seat.holder() instanceof SeatHolder.Person)
        .map(this::right)
        .sorted(HeldRight.ORDER)
        .toList();
  }

  @Override
  public List<HeldRight> of(DeviceId device) {
    return seats.of(device.value()).stream()
        .map(SeatRow::seat)
        .filter(seat -> seat.holder() instanceof SeatHolder.Device)
        .map(this::right)
        .sorted(HeldRight.ORDER)
        .toList();
  }

  private HeldRight right(Seat seat) {
    Organization organization = organizations.find(seat.organization()).orElseThrow();
    Subscription subscription =
        subscriptions.find(seat.organization(), seat.subscription()).orElseThrow();
    Optional<ProductKeyId> key =
        seat.holder() instanceof SeatHolder.Device device
            ? Optional.of(device.key())
            : Optional.empty();
    List<ProductKey> counting =
        keys.of(seat.organization(), seat.subscription()).stream()
            .filter(candidate -> key.map(candidate.id()::equals).orElse(true))
            .toList();
    return new HeldRight(
        organization.details().zone(),
        subscription,
        key.isPresent() ? ActivationMethod.PRODUCT_KEY : ActivationMethod.EMAIL,
        key,
        counting);
  }
}
