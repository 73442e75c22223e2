package io.entitlements.core.internal.scim.message;

import static io.entitlements.core.internal.scim.Samples.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.ScimError;
import io.entitlements.core.internal.scim.ScimType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies are read. */
class JsonTest {

  private static final String ZOE = "{\"displayName\":\"Zo\u00eb\"}";

  private static String name(String contentType, byte[] body) {
    return Json.read(contentType, body).path("displayName").stringValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/scim+json",
        "application/json",
        "Application/JSON",
        "application/scim+json; charset=utf-8",
        "application/json;charset=\"UTF-8\"",
        "application/json; charset='utf8'",
        "application/json; odata=verbose; Charset = utf-8",
        "application/json; charset=iso-8859-1",
        "application/json; charset=us-ascii"
      })
  void what_is_utf8_is_read_whatever_is_said_of_it(String contentType) {
    assertThat(name(contentType, ZOE.getBytes(StandardCharsets.UTF_8))).isEqualTo("Zo\u00eb");
    assertThat(name(contentType, ("\ufeff" + ZOE).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("Zo\u00eb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void other_charsets_are_read_where_they_are_said(String charset) {
    byte[] body = ZOE.getBytes(Charset.forName(charset));
    assertThat(name("application/scim+json; charset=" + charset, body)).isEqualTo("Zo\u00eb");
    assertThat(error(() -> Json.read("application/scim+json", body)).type())
        .contains(ScimType.INVALID_SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "application/json; charset=ebcdic"
      })
  void what_is_said_to_be_something_else_is_not_read(String contentType) {
    ScimError error = error(() -> Json.read(contentType, ZOE.getBytes(StandardCharsets.UTF_8)));
    assertThat(error.status()).isEqualTo(415);
    assertThat(error.type()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "5",
        "null",
        "{} {}",
        "{}x",
        "{'a':1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{\"a\":NaN}",
        "{\"a\":1,}"
      })
  void what_is_no_object_of_json_is_refused(String body) {
    ScimError error = error(() -> Json.read("", body.getBytes(StandardCharsets.UTF_8)));
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.type()).contains(ScimType.INVALID_SYNTAX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"[|]", "{\"a\":|}"})
  void deep_nesting_is_refused(String open, String close) {
    String deep = "{\"a\":" + open.repeat(100_000) + "1" + close.repeat(100_000) + "}";
    assertThat(error(() -> Json.read("", deep.getBytes(StandardCharsets.UTF_8))).type())
        .contains(ScimType.INVALID_SYNTAX);
  }

  @Test
  void ten_megabytes_are_refused_before_they_are_read() {
    byte[] large = new byte[10_000_000];
    Arrays.fill(large, (byte) '[');
    assertThat(error(() -> Json.read("", large)).status()).isEqualTo(413);
  }

  @Test
  void many_small_values_are_refused() {
    String many = "{\"a\":[" + "{},".repeat(600_000) + "{}]}";
    assertThat(error(() -> Json.read("", many.getBytes(StandardCharsets.UTF_8))).type())
        .contains(ScimType.INVALID_SYNTAX);
  }

  @Test
  void a_refusal_shows_nothing_of_the_body() {
    byte[] body = "{\"secret\":secret}".getBytes(StandardCharsets.UTF_8);
    assertThat(error(() -> Json.read("", body)).detail()).doesNotContain("secret");
  }

  @Test
  void an_error_is_written_as_the_standard_shows_it() {
    ScimError error = error(() -> Json.read("", new byte[] {'['}));
    assertThat(new String(Json.write(error.toJson()), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"400\","
                + "\"scimType\":\"invalidSyntax\",\"detail\":\""
                + error.detail()
                + "\"}");
    assertThat(ScimError.of(404, "nobody").toJson().has("scimType")).isFalse();
  }
}
