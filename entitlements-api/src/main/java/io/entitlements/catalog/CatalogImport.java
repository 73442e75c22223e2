package io.entitlements.catalog;

import java.util.Objects;

/**
 * The answer to an import. The catalog belongs to no organization or account, so the answer carries
 * a version where an {@link io.entitlements.type.Outcome} carries a revision.
 */
public sealed interface CatalogImport {

  /**
   * The catalog counts, since now or since an earlier import of the same content.
   *
   * @param version its place in the history
   */
  record Imported(CatalogVersion version) implements CatalogImport {
    /** Checks that there is a version. */
    public Imported {
      Objects.requireNonNull(version, "version");
    }
  }

  /**
   * The import was refused and nothing was changed.
   *
   * @param reason why
   */
  record Refused(CatalogRefusal reason) implements CatalogImport {
    /** Checks that there is a reason. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * For callers to whom a refusal would be a mistake of their own, such as scripts and tests.
   *
   * @return the version that counts
   * @throws IllegalStateException naming the reason, if the import was refused
   */
  default CatalogVersion orElseThrow() {
    if (this instanceof Imported imported) {
      return imported.version();
    }
    throw new IllegalStateException("refused: " + ((Refused) this).reason());
  }
}
