package io.entitlements.core.testkit;

import io.entitlements.core.testkit.PlainSubscription.Held;
import io.entitlements.core.testkit.PlainSubscription.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What each step does to a plain subscription, written from the words of the domain. A step answers
 * {@code done}, {@code seated}, {@code queued}, or the code of a refusal, which changes nothing.
 */
final class PlainRules {

  private PlainSubscription state;

  PlainRules(PlainSubscription state) {
    this.state = state;
  }

  PlainSubscription state() {
    return state;
  }

  String step(LifeStep step) {
    PlainSubscription before = state.copy();
    String answer = apply(step);
    if (!List.of("done", "seated", "queued").contains(answer)) {
      state = before;
    }
    return answer;
  }

  private String apply(LifeStep step) {
    if (step instanceof LifeStep.Assign assign) {
      return assign(person(assign.person()), "done", "NO_SEAT_LEFT");
    } else if (step instanceof LifeStep.AssignOrWait assign) {
      String answer = assign(person(assign.person()), "seated", "queued");
      if (answer.equals("queued") && !state.waiting.contains(assign.person())) {
        state.waiting.add(assign.person());
      }
      return answer;
    } else if (step instanceof LifeStep.StopWaiting stop) {
      return state.waiting.remove((Integer) stop.person()) ? "done" : "NOT_WAITING";
    } else if (step instanceof LifeStep.Release release) {
      return release(person(release.person()));
    } else if (step instanceof LifeStep.Reassign reassign) {
      return reassign(person(reassign.from()), person(reassign.to()));
    } else if (step instanceof LifeStep.Pin pin) {
      return pin(person(pin.person()), pin.pinned());
    } else if (step instanceof LifeStep.Activate activate) {
      return activate(activate.computer(), activate.key());
    } else if (step instanceof LifeStep.PassHours pass) {
      state.now = state.now.plus(Duration.ofHours(pass.hours()));
      return "done";
    } else if (step instanceof LifeStep.PassToBoundary pass) {
      state.now = boundary(pass.justBefore());
      return "done";
    } else if (step instanceof LifeStep.DoJobs) {
      return doJobs();
    }
    String answer = new PlainChanges(state).change(step);
    if (answer.equals("done")) {
      state.settle();
    }
    return answer;
  }

  Instant boundary(boolean justBefore) {
    Instant next = state.nextBoundary().orElse(state.now);
    Instant wanted = justBefore ? next.minusMillis(1) : next;
    return wanted.isBefore(state.now) ? state.now : wanted;
  }

  private String assign(Holder person, String given, String full) {
    if (state.holds(person)) {
      return given;
    }
    state.settle();
    if (state.holds(person)) {
      return given;
    }
    if (state.free() == 0) {
      return full;
    }
    state.take(person);
    return given;
  }

  private String release(Holder person) {
    if (!state.holds(person)) {
      return "NO_SEAT_HELD";
    }
    state.drop(person);
    state.settle();
    return "done";
  }

  private String reassign(Holder from, Holder to) {
    if (!state.holds(from)) {
      return "NO_SEAT_HELD";
    }
    if (state.holds(to)) {
      return "SEAT_HELD";
    }
    state.drop(from);
    if (state.free() == 0) {
      return "NO_SEAT_LEFT";
    }
    state.take(to);
    state.waiting.remove((Integer) to.number());
    state.settle();
    return "done";
  }

  private String pin(Holder person, boolean pinned) {
    if (!state.holds(person)) {
      return "NO_SEAT_HELD";
    }
    state.held.replaceAll(
        seat ->
            seat.holder().equals(person)
                ? new Held(person, pinned, seat.takenAt(), seat.id())
                : seat);
    return "done";
  }

  private String activate(int computer, int key) {
    Holder holder = new Holder(computer, Optional.of(key));
    if (key >= state.keys.size()) {
      return "KEY_MISTYPED";
    }
    if (state.holds(holder)) {
      return "done";
    }
    if (state.keys.get(key).revoked) {
      return "KEY_REVOKED";
    }
    int seats = state.keys.get(key).seats(state.now);
    if (seats == 0) {
      return "KEY_NOT_IN_TERM";
    }
    state.settle();
    if (state.computers(key) >= seats || state.free() == 0) {
      return "NO_SEAT_LEFT";
    }
    state.take(holder);
    return "done";
  }

  private String doJobs() {
    state.settle();
    if (state.releasesAt().filter(at -> !state.now.isBefore(at)).isPresent()) {
      state.tooMany().forEach(seat -> state.drop(seat.holder()));
      state.settle();
    }
    return "done";
  }

  private static Holder person(int number) {
    return new Holder(number, Optional.empty());
  }
}
