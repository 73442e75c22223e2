/** What the library costs, each measurement beside the floor that it stands on. */
@NullMarked
package io.entitlements.benchmarks;

import org.jspecify.annotations.NullMarked;
