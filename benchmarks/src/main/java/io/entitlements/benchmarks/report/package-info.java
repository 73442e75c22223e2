/** What was measured, held against goals and shown. */
@NullMarked
package io.entitlements.benchmarks.report;

import org.jspecify.annotations.NullMarked;
