package io.entitlements.core.internal.scim.schema;

import static io.entitlements.core.internal.scim.schema.Attribute.text;
import static io.entitlements.core.internal.scim.schema.Attribute.typed;
import static io.entitlements.core.internal.scim.schema.Trait.CASE_EXACT;
import static io.entitlements.core.internal.scim.schema.Trait.IDENTIFIED_BY_VALUE;
import static io.entitlements.core.internal.scim.schema.Trait.IMMUTABLE;
import static io.entitlements.core.internal.scim.schema.Trait.MULTI_VALUED;
import static io.entitlements.core.internal.scim.schema.Trait.READ_ONLY;
import static io.entitlements.core.internal.scim.schema.Trait.REQUIRED;
import static io.entitlements.core.internal.scim.schema.Trait.UNIQUE;

import io.entitlements.core.internal.scim.Urns;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Users and groups, as far as seats need them (RFC 7643, 4). */
public final class Schemas {

  private static final Schema USER_SCHEMA =
      new Schema(
          Urns.USER,
          "User",
          "A person.",
          List.of(
              text("userName", "The name by which the sender knows the person.", REQUIRED, UNIQUE),
              text("name", "The person's name.")
                  .with(
                      text("formatted", "The whole name."),
                      text("familyName", "The family name."),
                      text("givenName", "The given name.")),
              text("displayName", "The name as it is shown."),
              text("title", "The person's position, such as Teacher."),
              text("userType", "What the person is to the organization, such as Educator."),
              typed("active", AttributeType.BOOLEAN, "Whether the person takes part now."),
              plural("emails", "The person's email addresses.", "work", "home", "other"),
              plural("roles", "What the person is here.")),
          Set.of(
              "nickname",
              "profileurl",
              "preferredlanguage",
              "locale",
              "timezone",
              "password",
              "phonenumbers",
              "ims",
              "photos",
              "addresses",
              "groups",
              "entitlements",
              "x509certificates",
              "name.middlename",
              "name.honorificprefix",
              "name.honorificsuffix",
              "emails.display",
              "roles.display"));

  private static final Schema ENTERPRISE_SCHEMA =
      new Schema(
          Urns.ENTERPRISE_USER,
          "EnterpriseUser",
          "What a user of an enterprise has, too.",
          List.of(
              text("employeeNumber", "The number that the organization gave the person."),
              text("costCenter", "The cost center."),
              text("organization", "The organization."),
              text("division", "The division."),
              text("department", "The department.")),
          Set.of("manager"));

  private static final Schema GROUP_SCHEMA =
      new Schema(
          Urns.GROUP,
          "Group",
          "A group of users.",
          List.of(
              text("displayName", "The group's name.", REQUIRED),
              text("members", "Who is in the group.", MULTI_VALUED, IDENTIFIED_BY_VALUE)
                  .with(
                      text("value", "The user's id.", REQUIRED, IMMUTABLE, CASE_EXACT),
                      typed("$ref", AttributeType.REFERENCE, "Where it is.", READ_ONLY, CASE_EXACT)
                          .usually("User"),
                      text("type", "What the member is.", READ_ONLY).usually("User"),
                      text("display", "The member's name.", READ_ONLY))),
          Set.of());

  /** People. */
  public static final ResourceType USER =
      new ResourceType("User", "Users", USER_SCHEMA, List.of(ENTERPRISE_SCHEMA));

  /** Groups of people. */
  public static final ResourceType GROUP =
      new ResourceType("Group", "Groups", GROUP_SCHEMA, List.of());

  /** All kinds of resources. */
  public static final List<ResourceType> TYPES = List.of(USER, GROUP);

  private Schemas() {}

  /** A schema by its URN. */
  public static Optional<Schema> byId(String id) {
    return TYPES.stream()
        .flatMap(type -> type.schemas().stream())
        .filter(schema -> schema.id().equalsIgnoreCase(id))
        .findFirst();
  }

  private static Attribute plural(String name, String description, String... usualTypes) {
    return text(name, description, MULTI_VALUED)
        .with(
            text("value", "The value itself."),
            text("type", "What kind of value it is.").usually(usualTypes),
            typed("primary", AttributeType.BOOLEAN, "Whether it is the preferred one."));
  }
}
