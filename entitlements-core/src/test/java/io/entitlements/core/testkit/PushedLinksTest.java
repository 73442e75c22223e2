package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.roster.PushedList;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import io.entitlements.spi.PushedRow;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of people who were pushed and removed, and how all that is pushed is read. */
class PushedLinksTest extends WorldContract {

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  @Test
  void the_links_of_who_was_deleted_are_forgotten_with_what_could_be_undone() {
    ScimWorld scim = ScimWorld.in(world(), 3);
    String ada = scim.user("ada");
    scim.user("ben");
    scim.delete("Users/" + ada).is(204);
    world().pass(Duration.ofDays(89));
    forget();
    assertThat(links(scim)).hasSize(2);
    world().pass(Duration.ofDays(3));
    forget();
    assertThat(links(scim)).containsExactly(Standing.SEATED);
    assertThat(scim.holdsSeat("ben")).isTrue();
  }

  private void forget() {
    for (int i = 0; i < 1_200; i++) {
      world().engine().jobs().runQuick(1);
    }
  }

  private List<Standing> links(ScimWorld scim) {
    return world()
        .storage()
        .read(store -> store.rosterLinks().first(scim.list().connection(), 9))
        .stream()
        .map(link -> link.standing())
        .toList();
  }

  @Test
  void all_are_read_whatever_is_removed_meanwhile() {
    ScimWorld scim = ScimWorld.in(world(), 3);
    fill(scim, 2_500);
    PushedList list = world().engine().pushes().open(scim.token()).orElseThrow();
    List<String> seen = new ArrayList<>();
    list.forEach(
        Kind.GROUP,
        part -> {
          part.forEach(group -> seen.add(group.id()));
          scim.delete("Groups/" + part.get(0).id()).is(204);
        });
    assertThat(seen).hasSize(2_500).doesNotHaveDuplicates().isSorted();
  }

  private void fill(ScimWorld scim, int groups) {
    world()
        .storage()
        .write(
            store -> {
              for (int i = 0; i < groups; i++) {
                String id = "00000000-0000-7000-8000-%012d".formatted(i);
                PushedResource group =
                    new PushedResource(Kind.GROUP, id, "{}", 1, Given.NOW, Given.NOW);
                store
                    .pushes()
                    .insert(
                        scim.list().connection(),
                        new PushedRow(group, Optional.empty(), Optional.empty()));
              }
              return true;
            });
  }
}
