package io.entitlements.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 5849 itself, and signatures that another library made. */
class OAuth1SignatureTest {

  private static final String CLIENT_SECRET = "kd94hf93k423kf44";

  private static List<Map.Entry<String, String>> header(String... namesAndValues) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.add(Map.entry(namesAndValues[i], namesAndValues[i + 1]));
    }
    return parameters;
  }

  @Test
  void baseString_isTheOneOfSection_3_4_1_1() {
    List<Map.Entry<String, String>> parameters =
        header(
            "oauth_consumer_key", "9djdj82h48djs9d2",
            "oauth_token", "kkk9d7dh3k39sjv7",
            "oauth_signature_method", "HMAC-SHA1",
            "oauth_timestamp", "137131201",
            "oauth_nonce", "7d8f3e4a");
    parameters.addAll(OAuth1Signature.parameters("c2&a3=2+q"));
    assertThat(
            OAuth1Signature.base(
                "post",
                URI.create("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"),
                parameters))
        .isEqualTo(
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q"
                + "%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_"
                + "key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_m"
                + "ethod%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk"
                + "9d7dh3k39sjv7");
  }

  @ParameterizedTest
  @CsvSource({
    "http://EXAMPLE.COM:80/r%20v/X?id=123, http://example.com/r%20v/X",
    "https://www.example.net:8080/?q=1, https://www.example.net:8080/",
    "https://www.example.net:443, https://www.example.net/"
  })
  void baseUri_isTheOneOfSection_3_4_1_2(String uri, String base) {
    assertThat(OAuth1Signature.base("GET", URI.create(uri), List.of()))
        .startsWith("GET&" + Percent.encode(base) + "&");
  }

  @Test
  void signatures_areThoseOfSection_1_2() {
    String temporary =
        OAuth1Signature.base(
            "POST",
            URI.create("https://photos.example.net/initiate"),
            header(
                "oauth_consumer_key", "dpf43f3p2l4k3l03",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131200",
                "oauth_nonce", "wIjqoS",
                "oauth_callback", "http://printer.example.com/ready"));
    String token =
        OAuth1Signature.base(
            "POST",
            URI.create("https://photos.example.net/token"),
            header(
                "oauth_consumer_key", "dpf43f3p2l4k3l03",
                "oauth_token", "hh5s93j4hdidpola",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131201",
                "oauth_nonce", "walatlh",
                "oauth_verifier", "hfdp7dh39dks9884"));
    String photo =
        OAuth1Signature.base(
            "GET",
            URI.create("http://photos.example.net/photos?file=vacation.jpg&size=original"),
            header(
                "oauth_consumer_key", "dpf43f3p2l4k3l03",
                "oauth_token", "nnch734d00sl2jdk",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131202",
                "oauth_nonce", "chapoH"));
    assertThat(OAuth1Signature.sign(temporary, CLIENT_SECRET, "", false))
        .isEqualTo("74KNZJeDHnMBp0EMJ9ZHt/XKycU=");
    assertThat(OAuth1Signature.sign(token, CLIENT_SECRET, "hdhd0244k9j7ao03", false))
        .isEqualTo("gKgrFCywp7rO0OXSjdot/IHF7IU=");
    assertThat(OAuth1Signature.sign(photo, CLIENT_SECRET, "pfkkdhi9sl3r4s00", false))
        .isEqualTo("MdpQcU8iPSUjWoN/UDMsK2sui9I=");
  }

  /** Made by oauthlib 3, which shares no line with ours. */
  @ParameterizedTest
  @CsvSource({
    "HMAC-SHA1, b4lQFkVQT9XG3ETqMpJGma3aX0I=, false",
    "HMAC-SHA256, PG5vK4Fn1COQGLu5HKKTXMPpANBCJaI0fTAVSW1pA2w=, true"
  })
  void signatures_areThoseOfAnotherLibrary(String method, String signature, boolean sha256) {
    URI uri =
        URI.create(
            "https://sis.example:8443/ims/oneroster/v1p1/users?limit=1000&offset=0&sort=sourcedId"
                + "&filter=dateLastModified%3E%3D%272026-11-26T00%3A00%3A00.000Z%27"
                + "%20AND%20familyName%3D%27N%C3%BA%C3%B1ez%2B1%27");
    String base =
        OAuth1Signature.base(
            "GET",
            uri,
            header(
                "oauth_consumer_key", "key|1",
                "oauth_nonce", "00ff",
                "oauth_signature_method", method,
                "oauth_timestamp", "1795651200",
                "oauth_version", "1.0"));
    assertThat(OAuth1Signature.sign(base, "s&cret/=", "", sha256)).isEqualTo(signature);
  }
}
