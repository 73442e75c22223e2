package io.entitlements.benchmarks;

import io.entitlements.benchmarks.report.Figure;
import io.entitlements.core.roster.scim.ScimHandler;
import io.entitlements.core.roster.scim.ScimRequest;
import io.entitlements.core.roster.scim.ScimResponse;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A directory that pushes by SCIM to a list on PostgreSQL, one request after another as directories
 * do, so that one core is at work at a time; and pages at the start and at the end of a list of
 * 200,000, in turns. What Entra ID asks of each person: is there such a user, create it; later, of
 * all of them, is there such a user, change it; and in the end, deactivate it. The directory's side
 * (its texts, and what it reads of the answers) runs on the same core, and its time counts; HTTP is
 * not part of it. The guard is asked for each loss, and lets all pass.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class ScimBenchmark {

  private static final int WARM_UP = 1_000;
  private static final int PEOPLE = 3_000;
  private static final int LISTED = 200_000;
  private static final int TURNS = 100;
  private static final int COUNT = 100;

  private static final String FILL =
      """
      insert into pushed_resource (organization_id, connection_id, kind, id, ordinal, body, version,
        created_at, modified_at)
      select ?, ?, 'USER', cast(cast(md5('user ' || i) as uuid) as varchar), i,
        '{"userName":"u' || i || '@school.example","active":true,"emails":[{"value":"u' || i
          || '@school.example","type":"work","primary":true}]}', 1, 0, 0
      from generate_series(0, cast(? as integer) - 1) i
      """;

  private static final String COUNT_STRETCHES =
      """
      insert into pushed_stretch (organization_id, connection_id, kind, number, resources)
      select organization_id, connection_id, kind, ordinal / 500, count(*)
      from pushed_resource
      where connection_id = ?
      group by organization_id, connection_id, kind, ordinal / 500
      """;

  /** What is measured. */
  @Param("scim")
  public String name;

  private Schools schools;
  private Sender warmUp;
  private Sender sender;
  private Sender lister;

  /** What comes out. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Pushes {

    /** Of the five of each person. */
    public double requestsPerSecond;

    /** Milliseconds of one that creates somebody. */
    public double createMs;

    /** Milliseconds of one that changes a title. */
    public double changeMs;

    /** Milliseconds of one that deactivates somebody. */
    public double leaveMs;

    /** Milliseconds of one that asks for a user by name. */
    public double findMs;

    /** Milliseconds of a page at the start of 200,000. */
    public double pageMs;

    /** A page at their end, by one at their start. */
    public double lastPageRatioToFirst;
  }

  /** A directory. */
  private record Sender(ScimHandler handler, String token) {

    ScimResponse send(int status, String method, String path, String query, String body) {
      ScimResponse response =
          handler.handle(
              new ScimRequest(
                  method,
                  path,
                  query,
                  Map.of(
                      "Authorization", "Bearer " + token, "Content-Type", ScimResponse.MEDIA_TYPE),
                  body.getBytes(StandardCharsets.UTF_8)));
      if (response.status() != status) {
        throw new IllegalStateException(
            method + " " + path + ": " + new String(response.body(), StandardCharsets.UTF_8));
      }
      return response;
    }

    void find(String person) {
      String filter = "userName eq \"" + person + "@school.example\"";
      send(200, "GET", "Users", "filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8), "");
    }

    /** Gives where the person is. */
    String create(String person) {
      String body =
          """
          {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"externalId":"x-%s",
           "userName":"%s@school.example","active":true,"displayName":"Given Family",
           "name":{"givenName":"Given","familyName":"Family"},
           "emails":[{"value":"%s@school.example","type":"work","primary":true}]}
          """
              .formatted(person, person, person);
      ScimResponse created = send(201, "POST", "Users", "", body);
      String location = Objects.requireNonNull(created.headers().get("Location"));
      return "Users/" + location.substring(location.lastIndexOf('/') + 1);
    }

    void change(String path, String attribute, String value) {
      send(
          200,
          "PATCH",
          path,
          "",
          """
          {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
           "Operations":[{"op":"Replace","path":"%s","value":"%s"}]}
          """
              .formatted(attribute, value));
    }

    void page(int start) {
      send(200, "GET", "Users", "startIndex=" + start + "&count=" + COUNT, "");
    }
  }

  /** Starts the database and connects two lists. */
  @Setup(Level.Iteration)
  public void setUp() {
    schools = new Schools(1, 0);
    warmUp = sender(connect("Warm-up"));
    sender = sender(connect("Pushed"));
    RosterConnection filled = connect("Filled");
    schools.database().execute(FILL, filled.organization().value(), filled.id().value(), LISTED);
    schools.database().execute(COUNT_STRETCHES, filled.id().value());
    schools.database().execute("vacuum analyze");
    lister = sender(filled);
  }

  private RosterConnection connect(String list) {
    Portal.School school = schools.school(0);
    return schools
        .engine()
        .rosters()
        .connect(
            schools.administrator(),
            school.organization(),
            school.subscription(),
            list,
            RosterSettings.DEFAULT.guard(100, 1))
        .orElseThrow();
  }

  private Sender sender(RosterConnection connection) {
    String token =
        schools
            .engine()
            .pushes()
            .issueToken(schools.administrator(), connection, Optional.empty())
            .orElseThrow()
            .secret();
    return new Sender(
        ScimHandler.of(schools.engine(), URI.create("https://portal.example/scim/v2")), token);
  }

  /** Stops it. */
  @TearDown(Level.Iteration)
  public void tearDown() {
    schools.close();
  }

  /** Measures all of it. */
  @Benchmark
  public void run(Pushes pushes) {
    push(warmUp, "warm", WARM_UP, new Times());
    schools.database().execute("analyze");
    Times times = new Times();
    double all = seconds(() -> push(sender, "p", PEOPLE, times));
    pushes.requestsPerSecond = 5.0 * PEOPLE / all;
    pushes.createMs = times.create * 1_000 / PEOPLE;
    pushes.changeMs = times.change * 1_000 / PEOPLE;
    pushes.leaveMs = times.leave * 1_000 / PEOPLE;
    pushes.findMs = times.find * 1_000 / PEOPLE / 2;
    List<Double> first = new ArrayList<>();
    List<Double> last = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      int place = turn * COUNT;
      first.add(seconds(() -> lister.page(1 + place)));
      last.add(seconds(() -> lister.page(LISTED - place - COUNT + 1)));
    }
    pushes.pageMs = median(first) * 1_000;
    pushes.lastPageRatioToFirst = median(last) / median(first);
  }

  private static final class Times {
    private double create;
    private double change;
    private double find;
    private double leave;
  }

  private static void push(Sender sender, String prefix, int people, Times times) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      String person = prefix + i;
      times.find += seconds(() -> sender.find(person));
      times.create += seconds(() -> paths.add(sender.create(person)));
    }
    for (int i = 0; i < people; i++) {
      String person = prefix + i;
      String path = paths.get(i);
      times.find += seconds(() -> sender.find(person));
      times.change += seconds(() -> sender.change(path, "title", "Teacher"));
    }
    for (String path : paths) {
      times.leave += seconds(() -> sender.change(path, "active", "False"));
    }
  }

  private static double seconds(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double median(List<Double> seconds) {
    return Figure.of("seconds", seconds).median();
  }
}
