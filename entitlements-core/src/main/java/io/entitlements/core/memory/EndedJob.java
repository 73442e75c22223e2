package io.entitlements.core.memory;

import io.entitlements.spi.Job;
import java.time.Instant;

/** A job that was done or given up, and when. */
record EndedJob(Job job, Instant endedAt, boolean abandoned) {}
