/** What a check costs, beside what it cannot do without and beside libraries that answer alike. */
@NullMarked
package io.entitlements.benchmarks.check;

import org.jspecify.annotations.NullMarked;
