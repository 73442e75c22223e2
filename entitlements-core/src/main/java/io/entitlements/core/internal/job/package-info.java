/** The one durable job mechanism. */
@NullMarked
package io.entitlements.core.internal.job;

import org.jspecify.annotations.NullMarked;
