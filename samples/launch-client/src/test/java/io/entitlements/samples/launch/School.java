package io.entitlements.samples.launch;

import io.entitlements.Entitlements;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.core.ServerKeys;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.lease.LeaseRequest;
import io.entitlements.spi.Mail;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The vendor's portal with one school on it, which has a product key of two seats; in memory, and
 * signing with the demonstration's key, whose public half is built into the program.
 */
final class School {

  private static final EmailAddress ADMINISTRATOR = EmailAddress.of("it@school.example");
  private static final Pattern LINK = Pattern.compile("/(?:confirm|claim)/(\\S+)");
  private static final Pattern CODE = Pattern.compile("(?m)^ +([0-9A-Z]{4}-[0-9A-Z]{4})$");

  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Entitlements engine;
  private final AccountId administrator;

  School() throws IOException {
    this.engine =
        EntitlementEngine.builder(MemoryStorage.create(), keys(), mails::add)
            .issuer("https://portal.example")
            .portal(URI.create("https://portal.example"))
            .build();
    engine.catalogs().importJson("catalog.json", resource("catalog.json")).orElseThrow();
    engine.accounts().signUp(ADMINISTRATOR);
    this.administrator = engine.accounts().confirm(proof(), "Robin Marsh").orElseThrow();
    OrganizationId organization =
        engine
            .organizations()
            .add(
                administrator,
                new Organization.Details(
                    "A school", "Springfield", ZoneId.of("UTC"), ServiceRegion.EUROPE),
                IdempotencyKey.of("organization"))
            .orElseThrow()
            .id();
    engine
        .purchaseOrders()
        .importFile("purchase-orders.jsonl", resource("purchase-orders.jsonl"), order -> {});
    engine
        .claims()
        .submit(
            ClaimDraft.byLink(secret(), organization),
            administrator,
            Optional.empty(),
            IdempotencyKey.of("claim"))
        .orElseThrow();
    doJobs();
  }

  Entitlements engine() {
    return engine;
  }

  AccountId administrator() {
    return administrator;
  }

  /** The product key as it is printed. */
  String productKey() {
    return engine
        .subscriptions()
        .overview(administrator)
        .items()
        .get(0)
        .keys()
        .get(0)
        .text()
        .value();
  }

  /** How many computers use the key. */
  int computers() {
    return engine.subscriptions().overview(administrator).items().get(0).keys().get(0).devices();
  }

  /**
   * What the portal answers to a file that was carried to it: to a request a lease for that
   * computer, to a return that the seat is free, to anything else why not.
   */
  String answerTo(String file) {
    Outcome<Activation, ActivationRefusal> activated = engine.activations().byRequestFile(file);
    return activated.fold(
        this::lease,
        refusal ->
            refusal.code() == ActivationRefusal.Code.FILE_UNREADABLE
                ? takeBack(file)
                : refusal.toString());
  }

  private String lease(Activation activation) {
    return engine
        .leases()
        .issue(LeaseRequest.of(activation, "launch-client", new ProductId("learning-suite")))
        .orElseThrow()
        .text();
  }

  private String takeBack(String file) {
    return engine
        .activations()
        .byReturnFile(file)
        .fold(ended -> "the seat is free", DeactivationRefusal::toString);
  }

  private void doJobs() {
    while (!engine.jobs().runDue(100).isEmpty()) {
      // Jobs can ask for further jobs.
    }
  }

  /** The link of the newest mail, and the code beside it. */
  private LinkProof proof() {
    String secret = secret();
    return new LinkProof.WithCode(secret, newest(CODE));
  }

  /** What is in the link of the newest mail. */
  private String secret() {
    doJobs();
    return newest(LINK);
  }

  private String newest(Pattern pattern) {
    Matcher found = pattern.matcher(mails.get(mails.size() - 1).text());
    if (!found.find()) {
      throw new IllegalStateException("no link or code came");
    }
    return found.group(1);
  }

  /** From files of the sources, which everybody may read, to files that the owner alone may. */
  private static ServerKeys keys() throws IOException {
    Path folder = Files.createTempDirectory("launch-client-keys");
    List<Path> copies = new ArrayList<>();
    for (String name : List.of("signing.key", "product-key.mac")) {
      Path copy = folder.resolve(name);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.createFile(
            copy,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (InputStream in = resource(name)) {
        Files.write(copy, in.readAllBytes());
      }
      copies.add(copy);
    }
    ServerKeys keys = KeyFiles.openUnencrypted(folder, new SecureRandom());
    for (Path copy : copies) {
      Files.delete(copy);
    }
    Files.deleteIfExists(folder);
    return keys;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(School.class.getResourceAsStream("/demo/" + name), name);
  }
}
