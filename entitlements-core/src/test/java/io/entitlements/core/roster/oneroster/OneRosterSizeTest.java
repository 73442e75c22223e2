package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.testkit.LocalUser;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.Verdict;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The largest district that is designed for. */
class OneRosterSizeTest extends ServedRoster {

  private static final int PEOPLE = Boolean.getBoolean("entitlements.thorough") ? 200_000 : 20_000;
  private static final Pattern OFFSET = Pattern.compile("offset=(\\d+)");

  /** A server that makes its pages as they are asked for. */
  private void serveMany() {
    server.fails(
        (exchange, page) -> {
          URI uri = exchange.getRequestURI();
          Matcher offset = OFFSET.matcher(uri.toString());
          assertThat(offset.find()).isTrue();
          int from = Integer.parseInt(offset.group(1));
          StringBuilder body = new StringBuilder("{\"users\":[");
          for (int i = from; i < Math.min(from + 1_000, PEOPLE); i++) {
            body.append(i == from ? "" : ",").append(LocalUser.teacher("u" + i, LONG_AGO).text());
          }
          exchange.getResponseHeaders().set("X-Total-Count", String.valueOf(PEOPLE));
          server.send(exchange, 200, "application/json", body.append("]}").toString());
          return true;
        });
  }

  @Test
  void peopleOfALargeDistrict_areReadInPages_andNothingOfThemIsKept() {
    serveMany();
    AtomicInteger people = new AtomicInteger();
    AtomicInteger largest = new AtomicInteger();
    RosterReading reading =
        source(settings(OneRosterVersion.V1_2))
            .read(
                Optional.empty(),
                page -> {
                  people.addAndGet(page.size());
                  largest.accumulateAndGet(page.size(), Math::max);
                });
    assertThat(reading.verdict()).isEqualTo(Verdict.FULL);
    assertThat(people).hasValue(PEOPLE);
    assertThat(largest).hasValue(1_000);
  }
}
