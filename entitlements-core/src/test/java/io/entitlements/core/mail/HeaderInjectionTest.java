package io.entitlements.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.ExternalPerson;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.account.Password;
import io.entitlements.account.ServiceRegion;
import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.Edition;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.core.KeyFiles;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.spi.Mail;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second line in any field that reaches an email is refused where it comes in. */
class HeaderInjectionTest {

  private static final EmailAddress ADA = Mails.ADA;

  private static final ExternalIdentity IDENTITY =
      new ExternalIdentity("https://id.example", "ada");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: eve@evil.example",
        "x\nBcc: eve@evil.example",
        "x\rBcc: eve@evil.example",
        "x\u0000y",
        "x\u0085y",
        "x\u2028y",
        "x\ud800"
      })
  void no_field_takes_two_lines(String text) {
    Portal portal = new Portal(folder, mail -> {});
    LinkProof.WithCode proof = new LinkProof.WithCode("secret", "code");
    AccountId nobody = new AccountId(new UUID(0, 0));
    refused(() -> portal.engine().accounts().confirm(proof, text));
    refused(() -> portal.engine().passwords().setFirst(proof, text, Password.of("a password")));
    refused(() -> portal.engine().accounts().rename(nobody, text));
    refused(() -> new Organization.Details(text, "", ZoneOffset.UTC, ServiceRegion.EUROPE));
    refused(() -> new Organization.Details("A", text, ZoneOffset.UTC, ServiceRegion.EUROPE));
    refused(() -> new ExternalPerson(IDENTITY, Optional.of(ADA), text));
    refused(
        () ->
            portal
                .engine()
                .invitations()
                .acceptWithNewAccount(proof, text, Password.of("a password")));
    OrganizationId nowhere = new OrganizationId(new UUID(0, 1));
    ClassGroupId none = new ClassGroupId(new UUID(0, 2));
    IdempotencyKey key = IdempotencyKey.of("key");
    refused(
        () -> portal.engine().classGroups().create(nobody, nowhere, text, Optional.empty(), key));
    refused(() -> portal.engine().classGroups().rename(nobody, nowhere, none, text));
    refused(() -> product(text));
    refused(() -> new OrderNumber(text));
    refused(() -> EmailAddress.of(text + "@evil.example"));
    refused(() -> EmailAddress.of("ada@evil.example" + text));
    refused(() -> new Mail("id", ADA, text, "", "", Locale.ENGLISH));
    refused(() -> new Mail(text, ADA, "Subject", "", "", Locale.ENGLISH));
    refused(() -> settings().senderName(text));
    refused(() -> SmtpMailer.builder(text, ADA, Mails.CLOCK));
    refused(
        () ->
            EntitlementEngine.builder(
                    MemoryStorage.create(),
                    KeyFiles.openUnencrypted(folder, new SecureRandom()),
                    mail -> {})
                .portalName(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<x",
        "x>",
        "a b",
        "é",
        "a@b",
        "0123456789-0123456789-0123456789-0123456789-0123456789-0123456789"
      })
  void an_identifier_is_fit_for_a_message_id(String id) {
    refused(() -> new Mail(id, ADA, "Subject", "", "", Locale.ENGLISH));
  }

  @Test
  void what_is_refused_by_the_builder_is_said() {
    refused(() -> settings().port(0));
    refused(() -> SmtpMailer.builder("host", EmailAddress.of("é@vendor.example"), Mails.CLOCK));
    refused(() -> settings().replyTo(EmailAddress.of("é@vendor.example")));
    assertThatThrownBy(() -> settings().dangerouslyUnencrypted().implicitTls())
        .isInstanceOf(IllegalStateException.class);
    SmtpMailerBuilder clear = settings().dangerouslyUnencrypted().credentials("user", "secret");
    assertThatThrownBy(clear::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("credentials")
        .hasMessageNotContaining("secret");
    assertThat(settings().build()).hasToString("SmtpMailer[mail.vendor.example:587]");
    assertThat(settings().implicitTls().build()).hasToString("SmtpMailer[mail.vendor.example:465]");
  }

  private static SmtpMailerBuilder settings() {
    return SmtpMailer.builder("mail.vendor.example", Mails.SENDER, Mails.CLOCK);
  }

  private static void refused(ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOf(IllegalArgumentException.class);
  }

  private static Product product(String name) {
    OverCapacityPolicy policy = new OverCapacityPolicy(OverCapacityPolicy.Keep.OLDEST, 0);
    return new Product(
        new ProductId("suite"),
        name,
        "SU",
        Edition.EDUCATION,
        0,
        0,
        AccessLevel.BASIC,
        policy,
        List.of());
  }
}
