package io.entitlements.core.internal.job;

import io.entitlements.spi.Job;
import io.entitlements.type.JobId;
import io.entitlements.type.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Work that is due at an instant and asked for by everybody who notices: its identifier is a name
 * (UUID version 3, RFC 9562) of what is to be done and when, so that it is done once.
 *
 * @param scope whose data it is about
 * @param kind what to do
 * @param argument to what
 */
public record ScheduledJob(Scope scope, String kind, String argument) {

  /** The identifier of this work at an instant. */
  public JobId id(Instant dueAt) {
    String name = kind + '\n' + argument + '\n' + dueAt.toEpochMilli();
    return new JobId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** The job. */
  public Job at(JobId id, Instant dueAt) {
    return NewJobs.of(scope, id, kind, argument, dueAt);
  }
}
