package io.entitlements.core.internal.scim;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.core.internal.scim.message.Json;
import io.entitlements.core.internal.scim.patch.Patch;
import io.entitlements.core.internal.scim.patch.PatchReader;
import io.entitlements.core.internal.scim.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Resources, changes, and what is said of them. In their texts ' stands for ". */
public final class Samples {

  private Samples() {}

  /** An object. */
  public static ObjectNode json(String text) {
    return Json.read("", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** Somebody of whom everything is known. */
  public static ObjectNode barbara() {
    return json(
        """
        {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User',
                    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
         'id':'2819c223','externalId':'701984','userName':'bjensen@example.com',
         'name':{'formatted':'Barbara Jensen','familyName':'Jensen','givenName':'Barbara'},
         'displayName':'Babs','title':'Tour Guide','userType':'Employee','active':true,
         'emails':[{'value':'bjensen@example.com','type':'work','primary':true},
                   {'value':'babs@jensen.example','type':'home'}],
         'roles':[{'value':'educator'}],
         'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Tours'},
         'meta':{'resourceType':'User','created':'2026-01-23T04:56:22Z',
                 'lastModified':'2026-05-13T04:42:34Z','version':'W/\\'3\\'',
                 'location':'https://portal.example/scim/Users/2819c223'}}
        """
            .replace("\\'", "\\\""));
  }

  /** A group of two. */
  public static ObjectNode guides() {
    return json(
        """
        {'id':'e9e30dba','displayName':'Tour Guides',
         'members':[{'value':'2819c223'},{'value':'902c246b'}]}
        """);
  }

  /** A resource after changes, of which the text is the array. */
  public static ObjectNode patched(ResourceType type, ObjectNode current, String operations) {
    return Patch.apply(
        type,
        current,
        PatchReader.read(
            json(
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':"
                    + operations
                    + "}")));
  }

  /** A change without a value. */
  public static String change(String op, String path) {
    return "{'op':'" + op + "','path':'" + path.replace("'", "\\\"") + "'}";
  }

  /** A change. */
  public static String change(String op, String path, String value) {
    return change(op, path).replaceAll("}$", ",'value':") + value + "}";
  }

  /** The keyword of the refusal. */
  public static Optional<String> refusal(Runnable what) {
    return error(what).type().map(ScimType::keyword);
  }

  /** The refusal. */
  public static ScimError error(Runnable what) {
    return catchThrowableOfType(ScimRefusal.class, what::run).error();
  }
}
