package io.entitlements.core.internal.scim.schema;

import static io.entitlements.core.internal.scim.schema.Attribute.text;
import static io.entitlements.core.internal.scim.schema.Attribute.typed;
import static io.entitlements.core.internal.scim.schema.Trait.ALWAYS_RETURNED;
import static io.entitlements.core.internal.scim.schema.Trait.CASE_EXACT;
import static io.entitlements.core.internal.scim.schema.Trait.MULTI_VALUED;
import static io.entitlements.core.internal.scim.schema.Trait.READ_ONLY;

import java.util.List;

/** What every resource has, and no schema lists (RFC 7643, 3.1). */
public final class CommonAttributes {

  /** Which schemas it has. */
  public static final Attribute SCHEMAS =
      typed(
          "schemas",
          AttributeType.REFERENCE,
          "The schemas that the resource has.",
          MULTI_VALUED,
          CASE_EXACT,
          ALWAYS_RETURNED);

  /** Our identifier. */
  public static final Attribute ID =
      text("id", "The identifier given here.", READ_ONLY, CASE_EXACT, ALWAYS_RETURNED);

  /** The sender's identifier. */
  public static final Attribute EXTERNAL_ID =
      text("externalId", "The identifier that the sender gives.", CASE_EXACT);

  /** Facts of the resource itself. */
  public static final Attribute META =
      text("meta", "Facts of the resource itself.", READ_ONLY)
          .with(
              text("resourceType", "The kind of resource.", READ_ONLY, CASE_EXACT),
              typed("created", AttributeType.DATE_TIME, "When it was created.", READ_ONLY),
              typed(
                  "lastModified", AttributeType.DATE_TIME, "When it was changed last.", READ_ONLY),
              typed("location", AttributeType.REFERENCE, "Where it is.", READ_ONLY, CASE_EXACT),
              text("version", "The entity tag of its state.", READ_ONLY, CASE_EXACT));

  static final List<Attribute> ALL = List.of(SCHEMAS, ID, EXTERNAL_ID, META);

  private CommonAttributes() {}
}
