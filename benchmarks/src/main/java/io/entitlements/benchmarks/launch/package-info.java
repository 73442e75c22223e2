/** Whole processes: what the launch of a client program costs, beside an empty one and peers. */
@NullMarked
package io.entitlements.benchmarks.launch;

import org.jspecify.annotations.NullMarked;
