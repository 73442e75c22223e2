package io.entitlements.core.testkit;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** Delta queries of a {@link LocalGraph}: pages, and links that hold where a round of them is. */
final class LocalDeltas {

  /** As links have it: what is in them is sent back as it is, or not known. */
  private static final String ENCODED = "very-secret%2B%2F";

  private static final String SECRET = "very-secret+/";

  private final LocalDirectory directory;
  private final AtomicInteger generation = new AtomicInteger(1);
  private final Set<String> hidden = ConcurrentHashMap.newKeySet();
  private volatile boolean replays;
  private volatile boolean pauses;
  private volatile boolean onlyChanged;
  private volatile LocalGraph.Gone gone = LocalGraph.Gone.WITH_LOCATION;

  LocalDeltas(LocalDirectory directory) {
    this.directory = directory;
  }

  void expire(LocalGraph.Gone how) {
    gone = how;
    generation.incrementAndGet();
  }

  void hide(String group) {
    hidden.add(group);
  }

  boolean hides(String group) {
    return hidden.contains(group);
  }

  void replay() {
    replays = true;
  }

  void pause() {
    pauses = true;
  }

  void tellOnlyWhatChanged() {
    onlyChanged = true;
  }

  /** An answer, with where to begin again if that is said. */
  record Answer(int status, String json, Optional<String> location) {

    private static Answer of(int status, String json) {
      return new Answer(status, json, Optional.empty());
    }
  }

  /**
   * Where a round of pages is: since which change, from which entry on, of which group, and what is
   * asked for.
   */
  private record Place(
      int generation, int since, int until, int from, String group, String select) {

    static Optional<Place> of(String token) {
      String[] parts = token.split("\\.", -1);
      if (!parts[parts.length - 1].equals(SECRET)) {
        return Optional.empty();
      }
      int[] numbers = Arrays.stream(parts).limit(4).mapToInt(Integer::parseInt).toArray();
      return Optional.of(
          new Place(numbers[0], numbers[1], numbers[2], numbers[3], parts[4], parts[5]));
    }

    String token(int next) {
      return String.join(
          ".",
          String.valueOf(generation),
          String.valueOf(since),
          String.valueOf(until),
          String.valueOf(next),
          group,
          select,
          ENCODED);
    }

    Place since(int position) {
      return new Place(generation, until, position, 0, group, select);
    }
  }

  private Optional<Place> place(LocalQuery query) {
    String skip = query.parameters().getOrDefault("$skiptoken", "");
    if (!skip.isEmpty()) {
      return Place.of(skip);
    }
    String delta = query.parameters().getOrDefault("$deltatoken", "");
    if (!delta.isEmpty()) {
      return Place.of(delta).map(last -> last.since(directory.position()));
    }
    String group = query.parameters().getOrDefault("$filter", "''").split("'", -1)[1];
    String select = query.parameters().getOrDefault("$select", "");
    return Optional.of(new Place(generation.get(), 0, directory.position(), 0, group, select));
  }

  /**
   * Answers a query.
   *
   * @param asked which members are given of a list's people, by what is selected
   */
  Answer answer(
      URI graph,
      String list,
      LocalQuery query,
      int most,
      BiFunction<String, String, Set<String>> asked) {
    Optional<Place> found = place(query);
    if (found.isEmpty()) {
      return Answer.of(400, LocalGraph.error("Request_BadRequest"));
    }
    Place place = found.get();
    String here = graph + list + "/delta?$";
    if (place.generation() != generation.get()) {
      return new Answer(
          gone == LocalGraph.Gone.BY_CODE ? 400 : 410,
          LocalGraph.error("syncStateNotFound"),
          gone == LocalGraph.Gone.WITH_LOCATION
              ? Optional.of(here + "deltatoken=")
              : Optional.empty());
    }
    boolean ofGroups = list.equals("groups");
    List<String> rows =
        ofGroups
            ? changedMembers(place)
            : directory.users(place.since(), asked.apply(list, place.select()), onlyChanged);
    boolean pause = pauses && place.from() == 0 && !query.parameters().containsKey("$skiptoken");
    int to = pause ? 0 : Math.min(place.from() + most, rows.size());
    int from = replays && place.from() > 0 ? place.from() - 1 : place.from();
    boolean more = pause || to < rows.size();
    String link =
        more
            ? "\"@odata.nextLink\":\"" + here + "skiptoken=" + place.token(to) + "\""
            : "\"@odata.deltaLink\":\"" + here + "deltatoken=" + place.token(0) + "\"";
    List<String> page = pause ? List.of() : rows.subList(from, to);
    return Answer.of(
        200, LocalGraph.page(ofGroups ? ofGroup(place, page, pause) : join(page), link));
  }

  private String ofGroup(Place place, List<String> page, boolean pause) {
    boolean isTold = !page.isEmpty() || place.since() == 0;
    if (pause || !directory.knows(place.group())) {
      return "";
    }
    return isTold
        ? "{\"id\":\"" + place.group() + "\",\"members@delta\":[" + join(page) + "]}"
        : "";
  }

  private static String join(List<String> rows) {
    return String.join(",", rows);
  }

  private List<String> changedMembers(Place place) {
    return hides(place.group()) ? List.of() : directory.members(place.group(), place.since());
  }
}
