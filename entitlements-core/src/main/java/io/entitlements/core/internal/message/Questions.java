package io.entitlements.core.internal.message;

import io.entitlements.activation.Activation;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.activation.MachineTraits;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.SecretHash;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.client.ClientProgram;
import io.entitlements.lease.LeaseRequest;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks, and where. Every reading method throws {@link IllegalArgumentException} for
 * what is no such question.
 */
public final class Questions {

  public static final String ACTIVATIONS = "activations";
  public static final String SIGN_INS = "sign-ins";
  public static final String REFRESHES = "refreshes";
  public static final String RETURNS = "returns";
  public static final String SIGN_OUTS = "sign-outs";
  public static final String BUNDLE = "bundle";
  public static final String KEYS = "keys";

  private Questions() {}

  /** To be activated; the key is empty where a person signs in. */
  public record ToActivate(Optional<String> key, Installation installation, ClientProgram program) {

    /** Writes it. */
    public FlatJson json() {
      FlatJson json = new FlatJson();
      key.ifPresent(typed -> json.with("key", typed));
      json.with("device", installation.device().toString());
      json.with("secretHash", installation.secret().orElseThrow().text());
      return withProgram(json, installation.traits(), program);
    }

    /** Reads one with a key. */
    public static ToActivate byKey(FlatJson json) {
      return read(json, Optional.of(json.text("key")));
    }

    /** Reads one of a person. */
    public static ToActivate byEmail(FlatJson json) {
      return read(json, Optional.empty());
    }

    private static ToActivate read(FlatJson json, Optional<String> key) {
      Optional<SecretHash> secret = Optional.of(new SecretHash(json.text("secretHash")));
      Installation installation =
          new Installation(new DeviceId(json.uuid("device")), secret, traitsOf(json));
      return new ToActivate(key, installation, programOf(json));
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "ToActivate[" + installation + ", " + program + "]";
    }
  }

  /** To go on. */
  public record ToRefresh(LeaseRequest request, RefreshProof proof) {

    /** Writes it. */
    public FlatJson json() {
      FlatJson json = Answers.withActivation(new FlatJson(), request.activation());
      json.with("secret", proof.secret().reveal()).with("nextHash", proof.next().text());
      ClientProgram program = new ClientProgram(request.audience(), request.products());
      return withProgram(json, proof.traits(), program);
    }

    /** Reads it. */
    public static ToRefresh read(FlatJson json) {
      DeviceSecret secret = DeviceSecret.parse(json.text("secret"));
      SecretHash next = new SecretHash(json.text("nextHash"));
      return new ToRefresh(
          programOf(json).request(Answers.activation(json)),
          new RefreshProof(secret, next, traitsOf(json)));
    }
  }

  /** To end by a return file. */
  public record ToReturn(String file) {

    /** Writes it. */
    public FlatJson json() {
      return new FlatJson().with("file", file);
    }

    /** Reads it. */
    public static ToReturn read(FlatJson json) {
      return new ToReturn(json.text("file"));
    }

    /** Without the file, which has a key and a secret in it. */
    @Override
    public String toString() {
      return "ToReturn[]";
    }
  }

  /** To sign a person out. */
  public record ToSignOut(Activation.ByEmail activation, DeviceSecret secret) {

    /** Writes it. */
    public FlatJson json() {
      return Answers.withActivation(new FlatJson(), activation).with("secret", secret.reveal());
    }

    /** Reads it. */
    public static ToSignOut read(FlatJson json) {
      AccountId account = new AccountId(json.uuid("account"));
      return new ToSignOut(
          new Activation.ByEmail(account, new DeviceId(json.uuid("device"))),
          DeviceSecret.parse(json.text("secret")));
    }
  }

  private static FlatJson withProgram(FlatJson json, MachineTraits traits, ClientProgram program) {
    if (!traits.hashes().isEmpty()) {
      json.with("traits", traits.text());
    }
    List<String> products = program.products().stream().map(ProductId::value).sorted().toList();
    return json.with("audience", program.audience()).with("products", products);
  }

  private static MachineTraits traitsOf(FlatJson json) {
    return json.optionalText("traits").map(MachineTraits::parse).orElse(MachineTraits.NONE);
  }

  private static ClientProgram programOf(FlatJson json) {
    Set<ProductId> products = new HashSet<>();
    json.texts("products").forEach(product -> products.add(new ProductId(product)));
    return new ClientProgram(json.text("audience"), products);
  }
}
