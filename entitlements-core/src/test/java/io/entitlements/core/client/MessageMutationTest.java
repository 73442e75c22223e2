package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.FileFault;
import io.entitlements.activation.Installation;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.activation.Refreshed;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.message.Answers;
import io.entitlements.core.internal.message.FlatJson;
import io.entitlements.core.internal.message.Questions.ToActivate;
import io.entitlements.core.internal.message.Questions.ToRefresh;
import io.entitlements.core.internal.message.Questions.ToReturn;
import io.entitlements.core.internal.message.Questions.ToSignOut;
import io.entitlements.core.internal.message.Refusals;
import io.entitlements.core.internal.signing.Mutation;
import io.entitlements.core.portal.EntitlementHandler;
import io.entitlements.core.portal.PortalRequest;
import io.entitlements.core.portal.PortalResponse;
import io.entitlements.key.ProductKeyText;
import io.entitlements.key.TypedKeyFault;
import io.entitlements.key.TypedKeyFault.Mistake;
import io.entitlements.lease.Lease;
import io.entitlements.lease.RefreshedLease;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Messages damaged on the way: every answer to them is a typed one. */
class MessageMutationTest {

  /** With 100 tries ten thousand in all, with the 1,000 of the profile "thorough" a million. */
  private static final int MUTANTS = Boolean.getBoolean("entitlements.thorough") ? 1_000 : 100;

  private static final String ALPHABET =
      "{}[]\":,\\ \t\n0123456789-_.abcdefABCDEFxyzNXT\u0000\u00e9\u00ff\u0080";

  private static final DeviceId DEVICE = new DeviceId(new UUID(1, 2));
  private static final Activation BY_KEY =
      new Activation.ByProductKey(
          new OrganizationId(new UUID(3, 4)), new ProductKeyId(new UUID(5, 6)), DEVICE);
  private static final Activation.ByEmail BY_EMAIL =
      new Activation.ByEmail(new AccountId(new UUID(7, 8)), DEVICE);
  private static final DeviceSecret SECRET = DeviceSecret.parse("A".repeat(43));
  private static final DeviceSecret NEXT = DeviceSecret.parse("B".repeat(42) + "A");
  private static final ClientProgram PROGRAM =
      new ClientProgram("notebook", Set.of(new ProductId("suite"), new ProductId("plus")));
  private static final MachineTraits TRAITS =
      new MachineTraits(
          Map.of(MachineTraits.BOARD, MachineTraits.hash("vendor", MachineTraits.BOARD, "1")));
  private static final Installation INSTALLATION =
      new Installation(DEVICE, Optional.of(SECRET.hash()), TRAITS);

  private final Map<String, FlatJson> questions = new LinkedHashMap<>();
  private Path folder;
  private EntitlementHandler handler;

  @BeforeProperty
  void portal() throws IOException {
    folder = Files.createTempDirectory("messages");
    Vendor vendor = new Vendor(folder.resolve("keys"), 2, ActivationPolicy.DEFAULT);
    handler = EntitlementHandler.of(vendor.engine, vendor);
    Optional<String> key = Optional.of(vendor.key());
    questions.put("activations", new ToActivate(key, INSTALLATION, PROGRAM).json());
    questions.put("sign-ins", new ToActivate(Optional.empty(), INSTALLATION, PROGRAM).json());
    RefreshProof proof = new RefreshProof(SECRET, NEXT.hash(), TRAITS);
    questions.put("refreshes", new ToRefresh(PROGRAM.request(BY_KEY), proof).json());
    questions.put("returns", new ToReturn("entitlements-return 1\ndevice x\n").json());
    questions.put("sign-outs", new ToSignOut(BY_EMAIL, SECRET).json());
  }

  @AfterProperty
  void delete() {
    Home.delete(folder);
  }

  @Property
  void mutatedQuestions_getATypedAnswer(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> paths = List.copyOf(questions.keySet());
    for (int i = 0; i < MUTANTS; i++) {
      String path = paths.get(random.nextInt(paths.size()));
      byte[] body = mutated(questions.get(path).bytes(), random);
      PortalResponse response =
          handler.handle(
              new PortalRequest(
                  "POST", path, Optional.of("application/json"), Optional.empty(), body),
              Optional.of(BY_EMAIL.account()));
      assertThat(response.status()).isIn(200, 400, 409);
      FlatJson answer = FlatJson.read(response.body());
      assertThat(answer.has("code")).isEqualTo(response.status() != 200);
    }
  }

  /** What a client reads; anything but these answers is one exception, which it takes for none. */
  private static final List<Function<FlatJson, ?>> READERS =
      List.of(
          Answers::activated,
          Answers::refreshed,
          Answers::activation,
          Refusals::activation,
          Refusals::refresh,
          Refusals::deactivation);

  private static final List<FlatJson> ANSWERS =
      List.of(
          Answers.write(new ActivatedLease(BY_KEY, new Lease("a.b.c"))),
          Answers.write(new ActivatedLease(BY_EMAIL, new Lease("a.b.c"))),
          Answers.write(new RefreshedLease(new Lease("a.b.c"), Refreshed.Secret.SAME)),
          Answers.withActivation(new FlatJson(), BY_KEY),
          Refusals.with(
              new FlatJson(),
              new ActivationRefusal.Full(ActivationRefusal.Code.NO_SEAT_LEFT, 3, 3)),
          Refusals.with(new FlatJson(), new ActivationRefusal.KeyMistyped(fault())),
          Refusals.with(new FlatJson(), RefreshRefusal.CLONED),
          Refusals.with(
              new FlatJson(), new DeactivationRefusal.Unreadable(FileFault.NEWER_VERSION)));

  private static TypedKeyFault fault() {
    return new TypedKeyFault(
        Mistake.WRONG_SYMBOL, OptionalInt.of(7), Optional.of(new ProductKeyText("NB-12345")));
  }

  @Property
  void mutatedAnswers_areReadOrAreNone(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS; i++) {
      byte[] answer = mutated(ANSWERS.get(random.nextInt(ANSWERS.size())).bytes(), random);
      for (Function<FlatJson, ?> reader : READERS) {
        try {
          assertThat(reader.apply(FlatJson.read(answer))).isNotNull();
        } catch (IllegalArgumentException noAnswer) {
          assertThat(noAnswer).hasMessageNotContaining(SECRET.reveal());
        }
      }
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    String mutant = new String(bytes, UTF_8);
    for (int mutations = 1 + random.nextInt(4); mutations > 0; mutations--) {
      mutant = Mutation.of(mutant, ALPHABET, random);
    }
    return mutant.getBytes(random.nextInt(4) == 0 ? ISO_8859_1 : UTF_8);
  }

  @Property(tries = 1)
  void wholeMessages_areReadAsTheyWereWritten() {
    assertThat(ToRefresh.read(again(questions.get("refreshes"))).request())
        .isEqualTo(PROGRAM.request(BY_KEY));
    assertThat(ToRefresh.read(again(questions.get("refreshes"))).proof().traits())
        .isEqualTo(TRAITS);
    assertThat(ToActivate.byKey(again(questions.get("activations"))).installation())
        .isEqualTo(INSTALLATION);
    assertThat(ToSignOut.read(again(questions.get("sign-outs"))).activation()).isEqualTo(BY_EMAIL);
    assertThat(Answers.activated(again(ANSWERS.get(0))).activation()).isEqualTo(BY_KEY);
    assertThat(Answers.refreshed(again(ANSWERS.get(2))).secret()).isEqualTo(Refreshed.Secret.SAME);
    assertThat(Refusals.activation(again(ANSWERS.get(4))))
        .isEqualTo(new ActivationRefusal.Full(ActivationRefusal.Code.NO_SEAT_LEFT, 3, 3));
    assertThat(Refusals.activation(again(ANSWERS.get(5))))
        .isEqualTo(new ActivationRefusal.KeyMistyped(fault()));
    assertThat(Refusals.refresh(again(ANSWERS.get(6)))).isEqualTo(RefreshRefusal.CLONED);
    assertThat(Refusals.deactivation(again(ANSWERS.get(7))))
        .isEqualTo(new DeactivationRefusal.Unreadable(FileFault.NEWER_VERSION));
    for (ActivationRefusal.Code code :
        List.of(ActivationRefusal.Code.KEY_REVOKED, ActivationRefusal.Code.REQUEST_SPENT)) {
      ActivationRefusal refusal = ActivationRefusal.of(code);
      assertThat(Refusals.activation(again(Refusals.with(new FlatJson(), refusal))))
          .isEqualTo(refusal);
    }
  }

  private static FlatJson again(FlatJson message) {
    return FlatJson.read(message.bytes());
  }

  @Property(tries = 1)
  void messages_printNoSecret() {
    for (FlatJson question : questions.values()) {
      assertThat(question.toString()).doesNotContain(SECRET.reveal(), "NB-");
    }
  }
}
