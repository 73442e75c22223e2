package io.entitlements.core.testkit;

import io.entitlements.account.Account;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.core.testkit.PlainSubscription.Held;
import io.entitlements.core.testkit.PlainSubscription.Holder;
import io.entitlements.key.KeyOverview;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.seat.Placement;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.Seats;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The engine, taking the same steps as the plain rules, and answering in the same words. */
final class LifeWorld {

  private final District district;
  private final SubscriptionId subscription;
  private final List<ProductKeyId> keys = new ArrayList<>();
  private final Map<AccountId, Integer> people = new HashMap<>();
  private int asked;

  LifeWorld(District district) {
    this.district = district;
    this.subscription = district.subscription();
    noteKeys();
  }

  District district() {
    return district;
  }

  SubscriptionId subscription() {
    return subscription;
  }

  String step(LifeStep step, PlainRules rules) {
    if (step instanceof LifeStep.Assign assign) {
      return code(seats().assign(by(), in(), subscription, email(assign.person()), once()));
    } else if (step instanceof LifeStep.AssignOrWait assign) {
      return code(seats().assignOrWait(by(), in(), subscription, email(assign.person()), once()));
    } else if (step instanceof LifeStep.StopWaiting stop) {
      return code(seats().stopWaiting(by(), in(), subscription, account(stop.person()), once()));
    } else if (step instanceof LifeStep.Release release) {
      return code(seats().release(by(), in(), subscription, account(release.person()), once()));
    } else if (step instanceof LifeStep.Reassign move) {
      return code(
          seats()
              .reassign(by(), in(), subscription, account(move.from()), email(move.to()), once()));
    } else if (step instanceof LifeStep.Pin pin) {
      return code(
          seats().pin(by(), in(), subscription, account(pin.person()), pin.pinned(), once()));
    } else if (step instanceof LifeStep.Activate activate) {
      return code(
          world()
              .engine()
              .activations()
              .byProductKey(text(activate.key()), Given.installation(device(activate.computer()))));
    } else if (step instanceof LifeStep.DoJobs) {
      world().doJobs();
      return "done";
    } else if (step instanceof LifeStep.PassHours || step instanceof LifeStep.PassToBoundary) {
      world().moveTo(rules.state().now);
      return "done";
    }
    String code = code(district.change(change(step, rules), "change" + asked++));
    noteKeys();
    return code;
  }

  private SubscriptionChange change(LifeStep step, PlainRules rules) {
    if (step instanceof LifeStep.AddKey add) {
      LocalDate first = rules.state().today().plusDays(add.inDays());
      return new SubscriptionChange.AddKey(add.seats(), first, first.plusDays(add.moreDays()));
    } else if (step instanceof LifeStep.Renew renew) {
      return new SubscriptionChange.Renew(
          key(renew.key()), renew.seats(), renew.months(), renew.from());
    } else if (step instanceof LifeStep.AddSeats more) {
      return new SubscriptionChange.AddSeats(key(more.key()), more.seats());
    } else if (step instanceof LifeStep.Revoke revoke) {
      return new SubscriptionChange.Revoke(key(revoke.key()));
    } else if (step instanceof LifeStep.Declare declare) {
      return new SubscriptionChange.SetOverCapacity(declare.policy());
    } else if (step instanceof LifeStep.Suspend) {
      return new SubscriptionChange.Suspend();
    } else if (step instanceof LifeStep.Resume) {
      return new SubscriptionChange.Resume();
    } else if (step instanceof LifeStep.CancelNow) {
      return new SubscriptionChange.CancelNow();
    } else if (step instanceof LifeStep.CancelAtTermEnd) {
      return new SubscriptionChange.CancelAtTermEnd();
    }
    return new SubscriptionChange.UndoCancellation();
  }

  /** The seats that are held, in the words of the plain model. */
  List<Held> held(Books books) {
    return books.seats().stream().map(this::plain).toList();
  }

  Held plain(Seat seat) {
    Holder holder =
        seat.holder() instanceof SeatHolder.Device device
            ? new Holder(
                (int) device.device().value().getLeastSignificantBits(),
                Optional.of(keys.indexOf(device.key())))
            : new Holder(person(((SeatHolder.Person) seat.holder()).account()), Optional.empty());
    return new Held(holder, seat.pinned(), seat.takenAt(), seat.id().toString());
  }

  int person(AccountId account) {
    for (int i = 0; !people.containsKey(account); i++) {
      people.putIfAbsent(account(i), i);
    }
    return people.get(account);
  }

  private AccountId account(int person) {
    return world()
        .engine()
        .accounts()
        .find(email(person))
        .map(Account::id)
        .orElseGet(() -> new AccountId(new UUID(8, person)));
  }

  private void noteKeys() {
    for (KeyOverview key : district.overview().keys()) {
      if (!keys.contains(key.key().id())) {
        keys.add(key.key().id());
      }
    }
  }

  private ProductKeyId key(int number) {
    return number < keys.size() ? keys.get(number) : new ProductKeyId(new UUID(9, number));
  }

  private String text(int number) {
    return district.overview().keys().stream()
        .filter(key -> key.key().id().equals(key(number)))
        .map(key -> key.text().value())
        .findAny()
        .orElse("no key");
  }

  private static String code(Outcome<?, ?> outcome) {
    if (outcome instanceof Outcome.Done<?, ?> done) {
      return done.value() instanceof Placement
          ? done.value() instanceof Placement.Seated ? "seated" : "queued"
          : "done";
    }
    Object reason = ((Outcome.Refused<?, ?>) outcome).reason();
    if (reason instanceof SeatRefusal seat) {
      return seat.code().name();
    }
    return reason instanceof ActivationRefusal activation
        ? activation.code().name()
        : reason.toString();
  }

  private World world() {
    return district.world();
  }

  private Seats seats() {
    return world().engine().seats();
  }

  private AccountId by() {
    return district.administrator();
  }

  private OrganizationId in() {
    return district.organization();
  }

  private IdempotencyKey once() {
    return IdempotencyKey.of("step" + asked++);
  }

  private static DeviceId device(int number) {
    return new DeviceId(new UUID(7, number));
  }

  private static EmailAddress email(int person) {
    return EmailAddress.of("person" + person + "@school.example");
  }
}
