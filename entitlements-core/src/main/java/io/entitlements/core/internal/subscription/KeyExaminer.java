package io.entitlements.core.internal.subscription;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.signing.PresentedKey;
import io.entitlements.core.internal.signing.ProductKeyReader;
import io.entitlements.event.ProductKeyEvent;
import io.entitlements.key.KeyFinding;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.Token;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import java.util.Optional;

/** Tells the vendor what a presented product key is, and notes whose key was looked at. */
final class KeyExaminer {

  private final Changes changes;
  private final ProductKeyReader reader;

  KeyExaminer(Changes changes, ProductKeyReader reader) {
    this.changes = changes;
    this.reader = reader;
  }

  KeyFinding examine(Actor.Task vendor, String presented) {
    PresentedKey key = reader.read(presented);
    if (key instanceof PresentedKey.Mistyped mistyped) {
      return new KeyFinding.Mistyped(mistyped.fault());
    }
    if (key instanceof PresentedKey.Unacceptable unacceptable) {
      return new KeyFinding.Unacceptable(unacceptable.reason());
    }
    if (key instanceof PresentedKey.Forged) {
      return new KeyFinding.Forged();
    }
    if (key instanceof PresentedKey.SecretMissing missing) {
      return new KeyFinding.SecretMissing(missing.generation());
    }
    String reference = ((PresentedKey.Genuine) key).reference();
    return changes.write(vendor, "product-key.examine", change -> find(change, reference));
  }

  private static KeyFinding find(Change change, String reference) {
    Optional<Token> token = change.store().tokens().find(Token.Kind.PRODUCT_KEY, reference);
    Optional<ProductKey> found =
        token.flatMap(
            leads ->
                change
                    .store()
                    .productKeys()
                    .find(
                        new OrganizationId(leads.scope().value()),
                        new ProductKeyId(leads.target())));
    if (found.isEmpty()) {
      return new KeyFinding.NeverIssued();
    }
    ProductKey key = found.get();
    change.record(
        key.organization(),
        new ProductKeyEvent.ProductKeyExamined(key.organization(), key.subscription(), key.id()));
    return token.get().isUsable(change.now())
        ? new KeyFinding.Found(key)
        : new KeyFinding.Reissued(key);
  }
}
