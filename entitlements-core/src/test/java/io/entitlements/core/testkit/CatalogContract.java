package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.Entitlements;
import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.CatalogImport;
import io.entitlements.catalog.CatalogRefusal;
import io.entitlements.catalog.CatalogRefusal.Code;
import io.entitlements.catalog.CatalogVersion;
import io.entitlements.catalog.Catalogs;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.check.Reason;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.error.InvalidInputException;
import io.entitlements.spi.Storage;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalog changes without a restart, keeps its history, and forgets nothing that was sold. */
public abstract class CatalogContract extends WorldContract {

  private static final Duration REFRESH = Duration.ofSeconds(5);
  private static final ProductId SUITE = new ProductId("suite");
  private static final ProductId MEETING = new ProductId("meeting");

  /** Version 2, with a longer trial. */
  private static final String SECOND = version(2).replace("45", "60");

  /** For subclasses. */
  protected CatalogContract() {}

  @Test
  void before_the_first_import_nothing_is_sold() {
    try (Storage empty = createStorage()) {
      Catalogs catalogs = engine(empty).catalogs();
      assertThat(catalogs.current().products()).isEmpty();
      assertThat(catalogs.at(Given.NOW).products()).isEmpty();
      assertThat(catalogs.versions()).isEmpty();
    }
  }

  @Test
  void every_import_stands_in_the_history_with_its_instant_and_who_made_it() {
    AccountId admin = world().activeAccount("admin@vendor.example");
    world().pass(Duration.ofMillis(1));
    CatalogImport answer = catalogs().importJson(admin, "catalog.json", world().file(version(7)));
    CatalogVersion first = new CatalogVersion(1, Given.NOW, Optional.empty());
    CatalogVersion second = new CatalogVersion(7, Given.NOW.plusMillis(1), Optional.of(admin));
    assertThat(answer).isEqualTo(new CatalogImport.Imported(second));
    assertThat(catalogs().versions()).containsExactly(first, second);
  }

  @Test
  void the_same_content_again_changes_nothing_and_gives_the_same_answer() {
    List<CatalogVersion> before = catalogs().versions();
    world().pass(Duration.ofDays(1));
    assertThat(imported(Given.CATALOG).orElseThrow()).isEqualTo(before.get(0));
    assertThat(imported("\ufeff" + Given.CATALOG.replace("\n", " ")).orElseThrow())
        .isEqualTo(before.get(0));
    assertThat(catalogs().versions()).isEqualTo(before);
  }

  @Test
  void other_content_needs_a_greater_number() {
    refused(version(1).replace("45", "46"), Code.OTHER_CONTENT);
  }

  @Test
  void an_older_version_is_refused_also_with_the_content_it_had() {
    imported(SECOND).orElseThrow();
    refused(Given.CATALOG, Code.OLDER_VERSION);
  }

  @Test
  void a_product_that_disappears_is_refused_by_name() {
    refused(version(2).replace("\"meeting\"", "\"meetings\""), Code.PRODUCT_MISSING, MEETING);
    refused(
        "{\"format\": \"catalog/1\", \"version\": 2, \"products\": []}",
        Code.PRODUCT_MISSING,
        SUITE,
        new ProductId("plus"),
        MEETING);
  }

  @Test
  void a_key_prefix_that_changes_is_refused_by_name() {
    refused(version(2).replace("\"NB\"", "\"NC\""), Code.KEY_PREFIX_CHANGED, SUITE);
    String swapped =
        version(2).replace("\"NB\"", "\"XX\"").replace("\"MP\"", "\"NB\"").replace("XX", "MP");
    refused(swapped, Code.KEY_PREFIX_CHANGED, SUITE, MEETING);
  }

  @Test
  void an_edition_that_changes_is_refused_by_name() {
    refused(version(2).replace("enterprise", "education"), Code.EDITION_CHANGED, MEETING);
  }

  @Test
  void what_is_wrong_in_the_file_is_named_and_changes_nothing() {
    List<CatalogVersion> before = catalogs().versions();
    for (String broken : List.of("trialDays", "keep", "version")) {
      assertThatThrownBy(() -> imported(SECOND.replace(broken, broken + "s")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(broken + "s: this member is not known");
    }
    assertThatThrownBy(() -> imported(SECOND + " ".repeat(1_000_000)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("longer than 1000000 characters");
    assertThat(catalogs().versions()).isEqualTo(before);
    assertThat(trialDays(catalogs().current())).isEqualTo(45);
  }

  @Test
  void what_was_sold_is_known_to_the_millisecond_of_each_import() {
    Instant first = Given.NOW;
    world().pass(Duration.ofHours(1));
    Instant second = world().instant();
    imported(SECOND).orElseThrow();
    world().pass(Duration.ofHours(1));
    assertThat(catalogs().at(first.minusMillis(1)).products()).isEmpty();
    assertThat(trialDays(catalogs().at(first))).isEqualTo(45);
    assertThat(trialDays(catalogs().at(second.minusMillis(1)))).isEqualTo(45);
    assertThat(trialDays(catalogs().at(second))).isEqualTo(60);
    assertThat(trialDays(catalogs().at(world().instant()))).isEqualTo(60);
  }

  @Test
  void the_engine_that_imports_sees_it_at_once_and_another_within_the_refresh_interval() {
    Catalogs other = engine(world().storage()).catalogs();
    assertThat(trialDays(other.current())).isEqualTo(45);
    imported(SECOND).orElseThrow();
    assertThat(trialDays(catalogs().current())).isEqualTo(60);
    world().pass(REFRESH.minusMillis(1));
    assertThat(trialDays(other.current())).isEqualTo(45);
    world().pass(Duration.ofMillis(1));
    assertThat(trialDays(other.current())).isEqualTo(60);
  }

  @Test
  void an_engine_that_starts_later_finds_the_newest_version() {
    imported(SECOND).orElseThrow();
    assertThat(trialDays(engine(world().storage()).catalogs().current())).isEqualTo(60);
  }

  @Test
  void checks_of_another_engine_follow_the_new_version_without_a_restart() {
    AccountId ada = world().district("suite", 5).seated("ada@school.example");
    Entitlements other = engine(world().storage());
    FeatureId board = FeatureId.of("suite/board");
    assertThat(other.check(ada, board).reason()).isEqualTo(Reason.UNKNOWN_FEATURE);
    imported(version(2).replace("\"id\": \"online\"", "\"id\": \"board\"")).orElseThrow();
    world().pass(REFRESH);
    assertThat(other.check(ada, board).level()).isEqualTo(AccessLevel.FULL);
    assertThat(other.check(ada, Given.ONLINE).reason()).isEqualTo(Reason.UNKNOWN_FEATURE);
  }

  @Test
  void a_new_product_is_sold_and_activated_without_a_restart() {
    String further = meeting().replace("\"meeting\"", "\"remote\"").replace("MP", "ZZ");
    String json = version(2).replace("{\"id\": \"meeting\"", further + "{\"id\": \"meeting\"");
    imported(json).orElseThrow();
    District district = world().district("remote", 3);
    assertThat(district.overview().product().id()).isEqualTo(new ProductId("remote"));
    assertThat(district.overview().keys().get(0).text().value()).startsWith("ZZ");
  }

  @RepeatedTest(3)
  void of_imports_of_one_version_at_once_one_content_counts() {
    List<CatalogImport> answers =
        Race.run(4, thread -> imported(version(2).replace("45", String.valueOf(100 + thread))));
    assertThat(answers).filteredOn(CatalogImport.Imported.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(CatalogImport.Refused.class::isInstance)
        .extracting(answer -> ((CatalogImport.Refused) answer).reason().code())
        .containsOnly(Code.OTHER_CONTENT)
        .hasSize(3);
    assertThat(catalogs().versions()).hasSize(2);
    assertThat(trialDays(catalogs().current())).isEqualTo(trialDays(catalogs().at(Given.NOW)));
  }

  @RepeatedTest(3)
  void nodes_that_start_at_once_with_one_file_all_get_the_same_answer() {
    List<CatalogVersion> answers =
        Race.run(
            4,
            thread ->
                engine(world().storage())
                    .catalogs()
                    .importJson("catalog.json", world().file(SECOND))
                    .orElseThrow());
    assertThat(new HashSet<>(answers)).hasSize(1);
    assertThat(catalogs().versions()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30})
  void the_version_that_counts_is_named_by_a_refusal(int newest) {
    imported(version(newest)).orElseThrow();
    CatalogImport answer = imported(version(newest).replace("45", "44"));
    assertThat(((CatalogImport.Refused) answer).reason().newest()).isEqualTo(newest);
  }

  private void refused(String json, Code code, ProductId... products) {
    List<CatalogVersion> before = catalogs().versions();
    Catalog current = catalogs().current();
    int newest = before.get(before.size() - 1).number();
    assertThat(imported(json))
        .isEqualTo(new CatalogImport.Refused(new CatalogRefusal(code, List.of(products), newest)));
    assertThat(catalogs().versions()).isEqualTo(before);
    assertThat(catalogs().current()).isSameAs(current);
  }

  private Catalogs catalogs() {
    return world().engine().catalogs();
  }

  private CatalogImport imported(String json) {
    return catalogs().importJson("catalog.json", world().file(json));
  }

  /** A further engine over a store, as another node has it. */
  private Entitlements engine(Storage storage) {
    return EntitlementEngine.builder(
            storage,
            KeyFiles.openUnencrypted(folder.resolve("keys"), new SecureRandom()),
            mail -> {})
        .clock(world())
        .build();
  }

  private static String version(int number) {
    return Given.CATALOG.replace("\"version\": 1", "\"version\": " + number);
  }

  /** The second product of the catalog and a comma. */
  private static String meeting() {
    String products = Given.CATALOG.substring(Given.CATALOG.indexOf("{\"id\": \"meeting\""));
    return products.substring(0, products.lastIndexOf("]}")) + ",\n";
  }

  private static int trialDays(Catalog catalog) {
    return catalog.product(SUITE).map(Product::trialDays).orElseThrow();
  }
}
