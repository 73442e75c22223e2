package io.entitlements.core.internal.catalog;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.CatalogImport;
import io.entitlements.catalog.CatalogImport.Imported;
import io.entitlements.catalog.CatalogImport.Refused;
import io.entitlements.catalog.CatalogRefusal;
import io.entitlements.catalog.CatalogVersion;
import io.entitlements.catalog.Catalogs;
import io.entitlements.core.internal.change.ActorText;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import io.entitlements.spi.CatalogRow;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.TimeRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Importing versions of the catalog, and its history. */
public final class CatalogService implements Catalogs {

  /** UTF-8 has at most three bytes for each of Java's characters. */
  private static final int MAX_BYTES = 3 * CatalogRow.MAX_BODY;

  private final Changes changes;
  private final CurrentCatalog current;

  /** Composes the service. */
  public CatalogService(Changes changes, CurrentCatalog current) {
    this.changes = changes;
    this.current = current;
  }

  @Override
  public Catalog current() {
    return current.get();
  }

  @Override
  public CatalogImport importJson(String fileName, InputStream json) {
    return imported(new Actor.Task("catalog-import"), fileName, json);
  }

  @Override
  public CatalogImport importJson(AccountId by, String fileName, InputStream json) {
    return imported(new Actor.Person(by), fileName, json);
  }

  private CatalogImport imported(Actor actor, String fileName, InputStream json) {
    byte[] bytes = bytes(fileName, json);
    CatalogFile file = CatalogFile.read(fileName, new ByteArrayInputStream(bytes));
    String body = new String(bytes, StandardCharsets.UTF_8);
    if (body.length() > CatalogRow.MAX_BODY) {
      throw tooLong(fileName);
    }
    CatalogImport answer =
        changes.write(actor, "catalog.import", change -> imported(change, actor, file, body));
    if (answer instanceof Imported) {
      current.adopt(file.version(), file.catalog());
    }
    return answer;
  }

  private static CatalogImport imported(Change change, Actor actor, CatalogFile file, String body) {
    while (true) {
      Optional<CatalogRow> newest = change.store().catalogs().newest();
      int previous = newest.map(row -> row.header().version()).orElse(0);
      Catalog before = newest.map(CurrentCatalog::parse).orElseGet(() -> Catalog.of(List.of()));
      Optional<CatalogRefusal> refusal =
          CatalogSuccession.refusal(new CatalogFile(previous, before), file);
      if (refusal.isPresent()) {
        return new Refused(refusal.get());
      }
      if (newest.isPresent() && previous == file.version()) {
        return new Imported(version(newest.get().header()));
      }
      CatalogRow.Header header =
          new CatalogRow.Header(file.version(), ActorText.write(actor), change.now());
      if (change.store().catalogs().insert(new CatalogRow(header, body), previous)) {
        return new Imported(version(header));
      }
      // Somebody else imported a version since the look above.
    }
  }

  @Override
  public Catalog at(Instant known) {
    TimeRange.check("known", known);
    return changes
        .read(store -> store.catalogs().at(known))
        .map(CurrentCatalog::parse)
        .orElseGet(() -> Catalog.of(List.of()));
  }

  @Override
  public List<CatalogVersion> versions() {
    return changes.read(store -> store.catalogs().versions()).stream()
        .map(CatalogService::version)
        .toList();
  }

  private static CatalogVersion version(CatalogRow.Header header) {
    Optional<AccountId> importedBy =
        ActorText.read(header.actor()) instanceof Actor.Person person
            ? Optional.of(person.account())
            : Optional.empty();
    return new CatalogVersion(header.version(), header.recordedAt(), importedBy);
  }

  private static byte[] bytes(String fileName, InputStream json) {
    try {
      byte[] bytes = json.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw tooLong(fileName);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + fileName, e);
    }
  }

  private static InvalidInputException tooLong(String fileName) {
    return new InvalidInputException(
        new InputProblem(
            fileName, 0, "", "the file is longer than " + CatalogRow.MAX_BODY + " characters"));
  }
}
