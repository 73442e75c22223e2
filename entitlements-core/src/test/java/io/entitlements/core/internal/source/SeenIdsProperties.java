package io.entitlements.core.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What was seen is what a set of texts says. */
class SeenIdsProperties {

  @Property(tries = 200)
  void sameAsASet(@ForAll @Size(max = 2_000) List<@StringLength(max = 3) String> ids) {
    SeenIds seen = new SeenIds();
    Set<String> set = new HashSet<>();
    for (String id : ids) {
      assertThat(seen.has(id)).isEqualTo(set.contains(id));
      assertThat(seen.add(id)).isEqualTo(set.add(id));
    }
  }

  @Property(tries = 1)
  void manyNumbers_areAllNewOnce() {
    SeenIds seen = new SeenIds();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 300_000; i++) {
        if (seen.add("user-" + i) != (round == 0)) {
          throw new AssertionError("user-" + i + " in round " + round);
        }
      }
    }
  }
}
