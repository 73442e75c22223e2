package io.entitlements.core.roster.google;

import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.People;
import java.util.List;
import java.util.Optional;

/** Takes pages of the Directory API, in which everybody is once. */
final class DirectoryReader implements TokenPages.Reader {

  private final People people;
  private final Take take;

  /** What is done with somebody. */
  interface Take {
    void of(String id, JsonRecord json);
  }

  DirectoryReader(People people, Take take) {
    this.people = people;
    this.take = take;
  }

  @Override
  public boolean take(List<JsonRecord> page) {
    boolean fresh = false;
    for (JsonRecord json : page) {
      Optional<String> id = id(json);
      if (id.isEmpty()) {
        people.incomplete("someone is listed without an id that can be used");
        fresh = true;
        continue;
      }
      if (people.isNew(id.get())) {
        fresh = true;
      } else {
        people.incomplete("the list changed while it was read: someone is in it twice");
      }
      take.of(id.get(), json);
    }
    people.flush();
    return fresh;
  }

  @Override
  public void again() {
    people.again();
  }

  static Optional<String> id(JsonRecord json) {
    return json.text("id").map(String::strip).filter(Entry::isId);
  }

  static String text(JsonRecord json, String name) {
    return json.text(name).orElse("").strip();
  }
}
