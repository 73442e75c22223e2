package io.entitlements.core.memory;

import io.entitlements.spi.Job;
import java.time.Instant;

/** A job that has ended, and whether it was given up. */
record EndedJob(Job job, Instant endedAt, boolean abandoned) {}
