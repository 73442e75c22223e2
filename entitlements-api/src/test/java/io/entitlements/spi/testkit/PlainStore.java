package io.entitlements.spi.testkit;

import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.spi.testkit.StoreStep.Holder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A store of one subscription and some jobs, as lists and maps: what a store is compared with. */
final class PlainStore {

  /** A seat; those taken later have greater numbers. */
  record Seat(int id, Holder holder, boolean pinned, int takenAt, int usedAt) {}

  /** A job; ended ones stay. */
  record Job(int due, int attempt, Optional<Integer> leasedUntil, boolean ended) {
    boolean canBeLeased(int now) {
      return !ended && due <= now && leasedUntil.map(until -> until <= now).orElse(true);
    }
  }

  final List<Seat> seats = new ArrayList<>();
  final Map<Integer, Integer> keys = new TreeMap<>();
  final List<Integer> waiting = new ArrayList<>();
  final Map<Integer, Job> jobs = new TreeMap<>();
  Map<Integer, Integer> capacity = new HashMap<>();
  int total;
  int nextId;
  Optional<Integer> from = Optional.empty();
  Optional<Integer> until = Optional.empty();

  Taking take(int id, Holder holder, int minute) {
    if (find(holder).isPresent()) {
      return Taking.HELD;
    }
    if (from.filter(start -> minute < start).isPresent()
        || until.filter(end -> minute >= end).isPresent()) {
      return Taking.CAPACITY_STALE;
    }
    if (holder.key().filter(k -> devices(k) >= capacity.getOrDefault(k, 0)).isPresent()) {
      return Taking.KEY_FULL;
    }
    if (used() >= total) {
      return Taking.FULL;
    }
    seats.add(new Seat(id, holder, false, minute, minute));
    return Taking.TAKEN;
  }

  Optional<Seat> find(Holder holder) {
    return seats.stream().filter(seat -> seat.holder().equals(holder)).findAny();
  }

  int people() {
    return (int) seats.stream().filter(seat -> seat.holder().key().isEmpty()).count();
  }

  int devices(int key) {
    return (int)
        seats.stream().filter(seat -> seat.holder().key().equals(Optional.of(key))).count();
  }

  int used() {
    return people() + capacity.keySet().stream().mapToInt(this::devices).sum();
  }

  boolean pin(Holder holder, boolean pinned) {
    Optional<Seat> seat = find(holder).filter(held -> held.pinned() != pinned);
    seat.ifPresent(s -> replace(s, new Seat(s.id(), holder, pinned, s.takenAt(), s.usedAt())));
    return seat.isPresent();
  }

  /** A computer uses its seats of all keys at once. */
  void use(Holder holder, int minute, int unlessSince) {
    for (Seat s : List.copyOf(seats)) {
      if (s.holder().number() == holder.number()
          && s.holder().key().isPresent() == holder.key().isPresent()
          && s.usedAt() < unlessSince) {
        replace(s, new Seat(s.id(), s.holder(), s.pinned(), s.takenAt(), minute));
      }
    }
  }

  private void replace(Seat before, Seat after) {
    seats.set(seats.indexOf(before), after);
  }

  void setCapacity(List<Integer> wanted, Optional<Integer> start, Optional<Integer> end) {
    capacity = new HashMap<>();
    total = 0;
    IntStream.range(0, wanted.size())
        .filter(key -> keys.containsKey(key) && wanted.get(key) > 0)
        .forEach(
            key -> {
              capacity.put(key, wanted.get(key));
              total += wanted.get(key);
            });
    from = start;
    until = end;
  }

  List<Integer> inOrderOfRelease(Keep keep) {
    Comparator<Seat> byTime =
        keep == Keep.OLDEST
            ? Comparator.comparing(Seat::takenAt).reversed()
            : Comparator.comparing(Seat::usedAt);
    return seats.stream()
        .sorted(Comparator.comparing(Seat::pinned).thenComparing(byTime).thenComparing(Seat::id))
        .map(Seat::id)
        .toList();
  }

  /** By the days that they last, then by number. */
  List<Integer> keysInOrder() {
    return keys.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  boolean insertJob(int job, int due) {
    return jobs.putIfAbsent(job, new Job(due, 0, Optional.empty(), false)) == null;
  }

  /** The numbers of those leased, the longest due first. */
  List<Integer> lease(int now, int end, int limit) {
    List<Integer> leased =
        jobs.entrySet().stream()
            .filter(entry -> entry.getValue().canBeLeased(now))
            .sorted(
                Comparator.comparing((Map.Entry<Integer, Job> entry) -> entry.getValue().due())
                    .thenComparing(Map.Entry::getKey))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    leased.forEach(
        id ->
            jobs.computeIfPresent(
                id, (same, job) -> new Job(job.due(), job.attempt() + 1, Optional.of(end), false)));
    return leased;
  }

  boolean end(int job, int attempt) {
    if (!isLeased(job, attempt)) {
      return false;
    }
    jobs.computeIfPresent(
        job, (id, was) -> new Job(was.due(), was.attempt(), Optional.empty(), true));
    return true;
  }

  boolean retry(int job, int attempt, int due) {
    if (!isLeased(job, attempt)) {
      return false;
    }
    jobs.put(job, new Job(due, attempt, Optional.empty(), false));
    return true;
  }

  private boolean isLeased(int job, int attempt) {
    return Optional.ofNullable(jobs.get(job))
        .filter(was -> !was.ended() && was.leasedUntil().isPresent())
        .filter(was -> was.attempt() == attempt)
        .isPresent();
  }
}
