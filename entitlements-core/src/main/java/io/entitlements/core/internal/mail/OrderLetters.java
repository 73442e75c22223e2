package io.entitlements.core.internal.mail;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Product;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.core.internal.signing.LinkSecrets;
import io.entitlements.spi.Job;
import io.entitlements.spi.Mail;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * The email that confirms an order, and carries the URL that claims its software: each time that it
 * is tried the same one, so that one row leads to the order, whichever try has arrived.
 */
public final class OrderLetters {

  private final MailJobs jobs;
  private final LetterWriter writer;
  private final Links links;
  private final LinkSecrets secrets;
  private final Supplier<Catalog> catalog;

  /** Composes the service. */
  public OrderLetters(
      MailJobs jobs,
      LetterWriter writer,
      Links links,
      LinkSecrets secrets,
      Supplier<Catalog> catalog) {
    this.jobs = jobs;
    this.writer = writer;
    this.links = links;
    this.secrets = secrets;
    this.catalog = catalog;
  }

  /**
   * Does a job of kind {@code order-mail}: mails the buyer, who may forward it; nothing if another
   * confirmation was asked for since, or the order is cancelled. The order is locked: who corrects
   * the buyer's address meanwhile ends this URL too.
   */
  public void send(Job job) throws IOException {
    Confirmation confirmation = Confirmation.of(job);
    jobs.send(
        job,
        store ->
            store
                .orders()
                .lock(confirmation.order())
                .filter(order -> order.confirmation() == confirmation.number())
                .filter(order -> !order.cancelled())
                .map(order -> mail(store, job, confirmation, order)));
  }

  private Mail mail(UnitOfWork store, Job job, Confirmation confirmation, OfferedOrder order) {
    String secret = secrets.of("order confirmation " + confirmation.argument());
    jobs.putSecret(store, secret, Token.Kind.CLAIM, order.id(), order.id().value());
    return writer.write(job, order.buyer(), letter(order, secret));
  }

  private Letter letter(OfferedOrder order, String secret) {
    String number = order.number().value();
    Letter letter =
        Letter.about(Phrase.of("order.subject").with("number", number))
            .say(Phrase.of("order.thanks").with("number", number))
            .say("order.software");
    for (Bundle bundle : order.bundles()) {
      letter =
          letter.item(
              Phrase.of("order.item")
                  .with("product", name(bundle))
                  .with("seats", Phrase.seats(bundle.seats())));
    }
    return letter
        .say("order.claim")
        .button("order.button", links.claim(secret))
        .smallPrint("order.forward");
  }

  private String name(Bundle bundle) {
    return catalog
        .get()
        .product(bundle.product())
        .map(Product::name)
        .orElse(bundle.product().value());
  }
}
